package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.muster.allowance.SchemeSummary;
import org.muster.allowance.SchemeVersionId;
import org.muster.allowance.SchemeVersions;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.funding.Encumbrance;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Says how an event pays allowances, and reserves it for those confirmed before. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Allowances {
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };

    @Inject private ClaimRows claims;
    @Inject private SchemeVersions schemes;
    @Inject private AllowanceReservation reservation;
    @Inject private Encumbrance encumbrance;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;

    /** From now on the event pays this much per day present; claims made before keep theirs. */
    public void payPerDay(EventId event, Money amount, Actor actor) {
        reach.require(event, actor, Roles.FINANCE_OFFICER);
        pay(AllowanceScheme.perDay(event, nextRevision(event), amount));
        audit.record(actor, "allowance set", "event", event, amount.toString());
    }

    /**
     * From now on the event pays by this version of a scheme, at the rates of its own place;
     * refused where a rate is missing that somebody confirmed will need.
     */
    public void payBy(EventId event, SchemeVersionId version, Actor actor) {
        var facts = reach.require(event, actor, Roles.FINANCE_OFFICER);
        var scheme = schemes.approved(version);
        if (!schemes.on(facts.days().from()).contains(scheme)) {
            throw new InvalidInput("version", Told.of("why.scheme.notOnDay", facts.days().from()));
        }
        pay(AllowanceScheme.by(scheme, event, nextRevision(event)));
        audit.record(
                actor, "allowance set", "event", event, scheme.code() + " v" + scheme.number());
    }

    private int nextRevision(EventId event) {
        return claims.scheme(event).map(scheme -> scheme.revision() + 1).orElse(1);
    }

    private void pay(AllowanceScheme scheme) {
        claims.add(scheme);
        encumbrance.hold(scheme.event());
        for (var participation : claims.sponsored(scheme.event())) {
            reservation.reserve(scheme.event(), participation, scheme);
        }
    }

    /** How the event pays allowances, if it pays any. */
    @RolesAllowed({
        Roles.FINANCE_OFFICER,
        Roles.EVENT_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.SYSTEM
    })
    public Optional<EventAllowance> inForce(EventId event, Actor actor) {
        reach.require(event, actor, READERS);
        return claims.scheme(event).map(this::told);
    }

    private EventAllowance told(AllowanceScheme scheme) {
        return scheme.version()
                .map(version -> new EventAllowance(null, schemes.approved(version)))
                .orElseGet(() -> new EventAllowance(scheme.perDay(), null));
    }

    /** The versions of schemes that the event may pay by: those that count on its first day. */
    public List<SchemeSummary> choices(EventId event, Actor actor) {
        return schemes.on(reach.require(event, actor, Roles.FINANCE_OFFICER).days().from());
    }
}
