package org.muster.reconciliation.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.reconciliation.Reconciler;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/** The last step: the runs of all events are closed, and told what they were about. */
@Named
@Dependent
public class ReconciliationEnded extends AbstractBatchlet {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String subject;
    @Inject @BatchProperty private String startedBy;
    @Inject private JobContext job;
    @EJB private ReconciliationDoor reconciliation;

    @Override
    public String process() {
        boolean isMoreLeft;
        do {
            isMoreLeft = reconciliation.finish(run, new Actor(startedBy));
        } while (isMoreLeft);
        job.setExitStatus(outcome(reconciliation.tally(run)).written());
        return "COMPLETED";
    }

    private Told outcome(Reconciler.Tally tally) {
        if (subject.equals(Reconciler.ALL)) {
            return Told.of(
                    "outcome.comparedEvents", tally.compared(), tally.unchanged(), tally.items());
        }
        return tally.compared() > 0
                ? Told.of("outcome.compared", tally.items())
                : Told.of("outcome.unchanged");
    }
}
