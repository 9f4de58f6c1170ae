package org.muster.reporting.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Iterator;
import org.muster.funding.ContributionId;
import org.muster.reporting.StatementOrder;
import org.muster.shared.Actor;

/**
 * The contributions to account for, by agreement number. A restarted run goes through all of them
 * again: those told already are found unchanged, those refused before get their second try.
 */
@Named
@Dependent
public class DueContributions extends AbstractItemReader {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String subject;
    @Inject @BatchProperty private String startedBy;
    @Inject private JobContext job;
    @Inject private StepContext step;
    @EJB private StatementDoor statements;

    private Iterator<ContributionId> due;
    private StatementTally tally;

    @Override
    public void open(Serializable checkpoint) {
        var order = StatementOrder.parse(subject);
        due = statements.due(order, run, new Actor(startedBy)).iterator();
        tally = new StatementTally();
        step.setTransientUserData(tally);
    }

    @Override
    public ContributionId readItem() {
        if (due.hasNext()) {
            return due.next();
        }
        job.setExitStatus(tally.told().written());
        return null;
    }
}
