package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.funding.Encumbrance;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/** Says what an event pays for a day present, and reserves it for those confirmed before. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Allowances {
    @Inject private ClaimRows claims;
    @Inject private AllowanceReservation reservation;
    @Inject private Encumbrance encumbrance;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;

    /** From now on the event pays this much per day present; claims made before keep theirs. */
    public void payPerDay(EventId event, Money amount, Actor actor) {
        reach.require(event, actor, Roles.FINANCE_OFFICER);
        var revision = claims.scheme(event).map(scheme -> scheme.revision() + 1).orElse(1);
        var scheme = AllowanceScheme.perDay(event, revision, amount);
        claims.add(scheme);
        encumbrance.hold(event);
        for (var participation : claims.sponsored(event)) {
            reservation.reserve(event, participation, scheme);
        }
        audit.record(actor, "allowance set", "event", event, amount.toString());
    }

    /** What the event pays per day, if anything. */
    @RolesAllowed({
        Roles.FINANCE_OFFICER,
        Roles.EVENT_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.SYSTEM
    })
    public Optional<Money> perDay(EventId event, Actor actor) {
        reach.require(
                event,
                actor,
                Roles.FINANCE_OFFICER,
                Roles.EVENT_OFFICER,
                Roles.CONTROLLER,
                Roles.AUDITOR);
        return claims.scheme(event).map(AllowanceScheme::perDay);
    }
}
