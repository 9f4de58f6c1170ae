package org.muster.reporting.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.reporting.StatementOrder;
import org.muster.shared.Actor;

/**
 * The first step: what is due is listed. A restarted run lists it anew: contributions told already
 * are found unchanged, those refused before get their second try.
 */
@Named
@Dependent
public class StatementsDue extends AbstractBatchlet {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String subject;
    @Inject @BatchProperty private String startedBy;
    @EJB private StatementDoor statements;

    @Override
    public String process() {
        statements.gather(run, StatementOrder.parse(subject), new Actor(startedBy));
        return "COMPLETED";
    }
}
