package org.muster.reconciliation.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.batch.JobDoor;
import org.muster.operation.JobRunId;
import org.muster.reconciliation.BankComparison;
import org.muster.reconciliation.NightlyReconciliation;
import org.muster.reconciliation.Reconciler;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;

/**
 * Where the job's threads, which nobody signed in on, reach the reconciler. Each call is a
 * transaction of its own and counts what it did, so that a rule that refuses one item leaves the
 * chunk's transaction whole.
 */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReconciliationDoor {
    @EJB private Reconciler reconciler;
    @EJB private NightlyReconciliation night;
    @EJB private BankComparison banks;
    @EJB private JobDoor job;

    /** The night's run, where it is due and no other server began it. */
    public Optional<JobRunId> beginNight() {
        return night.begin();
    }

    /** Lists the events to be compared; what a job that is restarted had done is counted. */
    public void begin(String jobRun, String subject, Actor actor) {
        var before = reconciler.begin(jobRun, subject, actor);
        job.expect(jobRun, before.items());
        job.progress(jobRun, before.settled());
    }

    public List<UUID> begun(String jobRun, int part, int parts) {
        return reconciler.begun(jobRun, part, parts);
    }

    public void gather(String jobRun, List<UUID> runs, Actor actor) {
        var gathered = reconciler.gather(runs, actor);
        job.expectMore(jobRun, gathered.items(), gathered.settled());
    }

    public List<UUID> compared(String jobRun, int part, int parts) {
        return reconciler.compared(jobRun, part, parts);
    }

    public List<Integer> pending(UUID run) {
        return reconciler.pending(run);
    }

    public void settle(UUID run, List<Integer> items, boolean inTurn, String jobRun, Actor actor) {
        job.advance(jobRun, reconciler.settle(run, items, inTurn, actor));
    }

    public void setAside(UUID run, int item, DomainException why, String jobRun) {
        reconciler.setAside(run, item, why);
        job.advance(jobRun, 1);
    }

    public boolean finish(String jobRun, Actor actor) {
        return reconciler.finish(jobRun, actor);
    }

    public void compareBanks(Actor actor) {
        banks.compareAfterAll(actor);
    }

    public Reconciler.Tally tally(String jobRun) {
        return reconciler.tally(jobRun);
    }
}
