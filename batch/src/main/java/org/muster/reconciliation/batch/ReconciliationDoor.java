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
import org.muster.event.EventId;
import org.muster.reconciliation.Reconciler;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;

/** Where the job's threads, which nobody signed in on, reach the reconciler. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class ReconciliationDoor {
    @EJB private Reconciler reconciler;
    @EJB private JobDoor job;

    public boolean gather(EventId event, String jobRun, Actor actor) {
        return reconciler.gather(event, jobRun, actor);
    }

    public Optional<Reconciler.Work> work(EventId event, String jobRun) {
        return reconciler.work(event, jobRun);
    }

    /**
     * Settles the items and counts them in a transaction of their own, so that a rule that refuses
     * one of them leaves the chunk's transaction whole.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void settle(EventId event, UUID run, List<Integer> items, String jobRun, Actor actor) {
        reconciler.settle(event, run, items, actor);
        job.advance(jobRun, items.size());
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void setAside(UUID run, int item, DomainException why, String jobRun) {
        reconciler.setAside(run, item, why);
        job.advance(jobRun, 1);
    }

    public Optional<Integer> finish(EventId event, String jobRun, Actor actor) {
        return reconciler.finish(event, jobRun, actor);
    }
}
