package org.muster.reconciliation.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.shared.Actor;

/**
 * The first step: what is to be compared is listed. A restarted job lists it anew: events compared
 * already stay so, unless somebody else compares them since.
 */
@Named
@Dependent
public class EventsDue extends AbstractBatchlet {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String subject;
    @Inject @BatchProperty private String startedBy;
    @EJB private ReconciliationDoor reconciliation;

    @Override
    public String process() {
        reconciliation.begin(run, subject, new Actor(startedBy));
        return "COMPLETED";
    }
}
