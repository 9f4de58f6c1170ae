package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.event.Funding;
import org.muster.event.ParticipationConfirmed;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationWithdrawn;
import org.muster.funding.AllocationApproved;
import org.muster.funding.Commitment;
import org.muster.funding.Encumbrance;
import org.muster.funding.Encumbrance.Promise;
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
    @Inject private ExpectedAllowance expected;
    @Inject private Clock clock;

    void onConfirmed(@Observes ParticipationConfirmed confirmed) {
        if (isPaid(confirmed.role(), confirmed.funding())) {
            claims.scheme(confirmed.event())
                    .map(scheme -> promise(confirmed.event(), confirmed.participation(), scheme))
                    .ifPresent(wanted -> encumbrance.reserveFor(wanted, Actor.SYSTEM));
        }
    }

    void onWithdrawn(@Observes ParticipationWithdrawn withdrawn) {
        encumbrance.hold(withdrawn.event());
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
                                        today(),
                                        Actor.SYSTEM));
    }

    /** Seats confirmed before there was money get theirs now, as far as it goes. */
    void onApproved(@Observes AllocationApproved approved) {
        if (approved.category() != CostCategory.DSA) {
            return;
        }
        claims.scheme(approved.event())
                .ifPresent(
                        scheme -> {
                            for (var seat : claims.sponsored(approved.event())) {
                                encumbrance.reserveIfRoom(
                                        promise(approved.event(), seat, scheme), Actor.SYSTEM);
                            }
                        });
    }

    /** The allowance was set: reserved where nothing was, and raised where a promise is open. */
    void reserve(EventId event, ParticipationId participation, AllowanceScheme scheme) {
        var wanted = promise(event, participation, scheme);
        var known = encumbrance.of(participation, CostCategory.DSA);
        if (known.isEmpty()) {
            encumbrance.reserveFor(wanted, Actor.SYSTEM);
        } else if (known.get().state() == Commitment.State.OPEN) {
            encumbrance.cover(
                    known.get().id(),
                    wanted.amount(),
                    wanted.promisedOn(),
                    wanted.promisedOn(),
                    Actor.SYSTEM);
        }
    }

    /**
     * Promised on the day it is promised, so that a statement finds it open from then on; for an
     * event that is over, on its last day, for its allowances are posted on that day.
     */
    private Promise promise(EventId event, ParticipationId participation, AllowanceScheme scheme) {
        var facts = reach.find(event);
        var days = facts.days();
        var promisedOn = today().isAfter(days.to()) ? days.to() : today();
        return new Promise(
                event,
                participation,
                CostCategory.DSA,
                expected.of(facts, participation, scheme),
                days.from(),
                promisedOn);
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }

    private static boolean isPaid(ParticipationRole role, Funding funding) {
        return role == ParticipationRole.PARTICIPANT && funding == Funding.SPONSORED;
    }
}
