package org.muster.reconciliation.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.reconciliation.Reconciler;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Where the job's threads, which nobody signed in on, reach the reconciler. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class ReconciliationDoor {
    @EJB private Reconciler reconciler;

    public boolean gather(EventId event, String jobRun, Actor actor) {
        return reconciler.gather(event, jobRun, actor);
    }

    public Optional<Reconciler.Work> work(EventId event) {
        return reconciler.work(event);
    }

    public void settle(EventId event, UUID run, List<Integer> items, Actor actor) {
        reconciler.settle(event, run, items, actor);
    }

    public Optional<Integer> finish(EventId event, Actor actor) {
        return reconciler.finish(event, actor);
    }
}
