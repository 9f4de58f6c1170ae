package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.event.Funding;
import org.muster.event.ParticipationConfirmed;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationWithdrawn;
import org.muster.funding.Encumbrance;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;

/**
 * Reserves the allowance of a sponsored seat in the transaction that confirms it, so that a seat
 * the fund cannot pay for is refused when it is promised and not when it is claimed.
 */
@ApplicationScoped
public class AllowanceReservation {
    @Inject private ClaimRows claims;
    @Inject private Encumbrance encumbrance;
    @Inject private EventReach reach;
    @Inject private Clock clock;

    void onConfirmed(@Observes ParticipationConfirmed confirmed) {
        if (isPaid(confirmed.role(), confirmed.funding())) {
            reserve(confirmed.event(), confirmed.participation());
        }
    }

    void onWithdrawn(@Observes ParticipationWithdrawn withdrawn) {
        encumbrance
                .of(withdrawn.participation(), CostCategory.DSA)
                .filter(commitment -> commitment.open().isPositive())
                .ifPresent(
                        commitment ->
                                encumbrance.release(
                                        commitment.id(),
                                        commitment.open(),
                                        "WITHDRAWAL",
                                        withdrawn.participation()
                                                + "/"
                                                + commitment.original().minor(),
                                        clock.instant().atZone(clock.getZone()).toLocalDate(),
                                        Actor.SYSTEM));
    }

    void reserve(EventId event, ParticipationId participation) {
        var scheme = claims.scheme(event);
        if (scheme.isEmpty()) {
            return;
        }
        var days = reach.find(event).days();
        encumbrance.reserveFor(
                event,
                participation,
                CostCategory.DSA,
                scheme.get().due(days.days()),
                days.from(),
                Actor.SYSTEM);
    }

    private static boolean isPaid(ParticipationRole role, Funding funding) {
        return role == ParticipationRole.PARTICIPANT && funding == Funding.SPONSORED;
    }
}
