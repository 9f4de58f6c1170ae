package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.ledger.CostCategory;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Sets part of a contribution aside for an event and cost category. What is proposed counts at
 * once, weighed with the contribution's row locked, so that two proposals never share the last
 * euro.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class FundAllocation {
    @Inject private Contributions contributions;
    @Inject private Commitments commitments;
    @Inject private Encumbrance encumbrance;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;
    @Inject private Event<AllocationApproved> approved;

    public AllocationId propose(
            ContributionId id,
            EventId event,
            CostCategory category,
            Money amount,
            LocalDate on,
            Actor by) {
        reach.toEnter(id, by);
        var contribution = contributions.lock(id);
        contribution.requireMoney();
        if (category == CostCategory.PSC) {
            throw new InvalidInput("category", Told.of("why.cost.support"));
        }
        var allocated = new Money(contributions.allocatedMinor(id), contribution.currency());
        var whole = withSupport(contribution, allocated.plus(amount));
        if (whole.exceeds(contribution.agreed())) {
            var before = withSupport(contribution, allocated);
            throw new ContributionOverdrawn(
                    contribution.agreementNo(),
                    whole.minus(before),
                    contribution.agreed().minus(before));
        }
        var allocation = Allocation.propose(id, event, category, amount.minor(), on, by);
        contributions.add(allocation);
        audit.record(by, "allocation proposed", "allocation", allocation.id(), amount.toString());
        return allocation.id();
    }

    private static Money withSupport(Contribution contribution, Money direct) {
        return direct.plus(contribution.supportOf(direct));
    }

    /** A second person approves: from now on the allocation may be drawn on. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(AllocationId id, Actor by) {
        var event = contributions.get(id).event();
        reach.toApprove(contributions.get(id).contribution(), by);
        encumbrance.hold(event);
        var allocation = contributions.lock(id);
        allocation.approve(by);
        audit.record(by, "allocation approved", "allocation", id, "");
        approved.fire(new AllocationApproved(event, allocation.category()));
    }

    /** Promises part of an approved allocation to a payee who is no participant. */
    public CommitmentId commit(
            AllocationId id, String payee, Money amount, LocalDate on, Actor by) {
        reach.toEnter(contributions.lock(id).contribution(), by);
        var commitment = encumbrance.reserve(id, amount, on, by);
        commitments.lock(commitment).promiseTo(payee);
        audit.record(by, "commitment made", "commitment", commitment, amount.toString());
        return commitment;
    }

    /**
     * Promises money to one participation, e.g. a ticket; empty where nothing is set aside. Several
     * contributions may have set money aside: the one that is drawn on has to be in reach.
     */
    public Optional<CommitmentId> commitFor(
            EventId event,
            ParticipationId participation,
            CostCategory category,
            Money amount,
            LocalDate on,
            Actor by) {
        requireSome(contributions.approved(event, category), by);
        var commitment = encumbrance.reserveFor(event, participation, category, amount, on, by);
        commitment.ifPresent(
                id -> {
                    var drawnOn = contributions.get(commitments.get(id).allocation());
                    reach.toEnter(drawnOn.contribution(), by);
                    audit.record(by, "commitment made", "commitment", id, amount.toString());
                });
        return commitment;
    }

    private void requireSome(List<Allocation> candidates, Actor by) {
        if (candidates.stream().noneMatch(each -> reach.entersInto(each.contribution(), by))) {
            candidates.stream()
                    .findFirst()
                    .ifPresent(first -> reach.toEnter(first.contribution(), by));
        }
    }

    /** Gives back what will never be needed of a promise; the reason names the decision once. */
    public void release(CommitmentId id, Money amount, String reference, LocalDate on, Actor by) {
        var allocation = commitments.get(id).allocation();
        reach.toEnter(contributions.lock(allocation).contribution(), by);
        var decision = ContributionTerms.required("reference", reference, 80);
        encumbrance.release(id, amount, "DECISION", decision, on, by);
        audit.record(by, "commitment released", "commitment", id, amount + " " + decision);
    }
}
