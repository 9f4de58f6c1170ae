package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.operation.JobAsked;
import org.muster.shared.Roles;

/** Lets an event be reconciled by those whose role reaches it. */
@ApplicationScoped
class ReconciliationReach {
    @Inject private EventReach reach;

    void onJobAsked(@Observes JobAsked asked) {
        if (!asked.isFor(Reconciler.JOB)) {
            return;
        }
        reach.require(
                EventId.of(asked.subject()),
                asked.actor(),
                Roles.FINANCE_OFFICER,
                Roles.EVENT_OFFICER,
                Roles.CONTROLLER,
                Roles.OPERATOR);
        asked.vouch();
    }
}
