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

/**
 * The last step: the runs of all events are closed, the banks compared with the books where all
 * events were, and told what it was about.
 */
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
        if (subject.equals(Reconciler.ALL)) {
            reconciliation.compareBanks(new Actor(startedBy));
        }
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
