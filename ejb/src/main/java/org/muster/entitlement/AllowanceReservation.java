package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
    private static final Set<CostCategory> PROMISED = Set.of(CostCategory.DSA, CostCategory.TERM);

    @Inject private ClaimRows claims;
    @Inject private Encumbrance encumbrance;
    @Inject private EventReach reach;
    @Inject private ExpectedAllowance expected;
    @Inject private Clock clock;

    void onConfirmed(@Observes ParticipationConfirmed confirmed) {
        if (isPaid(confirmed.role(), confirmed.funding())) {
            claims.scheme(confirmed.event())
                    .map(scheme -> promises(confirmed.event(), confirmed.participation(), scheme))
                    .orElse(List.of())
                    .forEach(wanted -> encumbrance.reserveFor(wanted, Actor.SYSTEM));
        }
    }

    void onWithdrawn(@Observes ParticipationWithdrawn withdrawn) {
        encumbrance.hold(withdrawn.event());
        PROMISED.forEach(category -> release(withdrawn, category));
    }

    private void release(ParticipationWithdrawn withdrawn, CostCategory category) {
        encumbrance
                .of(withdrawn.participation(), category)
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
        if (!PROMISED.contains(approved.category())) {
            return;
        }
        claims.scheme(approved.event())
                .ifPresent(
                        scheme -> {
                            for (var seat : claims.sponsored(approved.event())) {
                                promises(approved.event(), seat, scheme).stream()
                                        .filter(each -> each.category() == approved.category())
                                        .forEach(
                                                each ->
                                                        encumbrance.reserveIfRoom(
                                                                each, Actor.SYSTEM));
                            }
                        });
    }

    /** The allowance was set: reserved where nothing was, and raised where a promise is open. */
    void reserve(EventId event, ParticipationId participation, AllowanceScheme scheme) {
        promises(event, participation, scheme).forEach(this::reserve);
    }

    private void reserve(Promise wanted) {
        var known = encumbrance.of(wanted.participation(), wanted.category());
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
    private List<Promise> promises(
            EventId event, ParticipationId participation, AllowanceScheme scheme) {
        var facts = reach.find(event);
        var days = facts.days();
        var promisedOn = today().isAfter(days.to()) ? days.to() : today();
        return expected.of(facts, participation, scheme).entrySet().stream()
                .filter(each -> each.getValue().isPositive())
                .map(
                        each ->
                                new Promise(
                                        event,
                                        participation,
                                        each.getKey(),
                                        each.getValue(),
                                        days.from(),
                                        promisedOn))
                .toList();
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }

    private static boolean isPaid(ParticipationRole role, Funding funding) {
        return role == ParticipationRole.PARTICIPANT && funding == Funding.SPONSORED;
    }
}
