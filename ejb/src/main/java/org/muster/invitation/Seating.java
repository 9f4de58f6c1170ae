package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;

/** Takes nominated officers out again, and out of the event where they were confirmed. */
@ApplicationScoped
class Seating {
    @Inject private AuditTrail audit;

    void withdraw(Nomination nomination, String reason, Actor actor) {
        if (nomination.selection() == SelectionState.WITHDRAWN) {
            return;
        }
        nomination.withdraw(reason, actor, Instant.now());
        audit.record(actor, "nomination withdrawn", "nomination", nomination.id(), "");
    }
}
