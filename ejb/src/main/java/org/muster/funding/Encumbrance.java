package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.Commitments.Movement;
import org.muster.ledger.CostCategory;
import org.muster.ledger.ExchangeRates;
import org.muster.ledger.Ledger;
import org.muster.shared.Actor;
import org.muster.shared.Money;

/**
 * Reserves money before it is spent: what would overdraw is refused when it is promised, never when
 * it is due. Part of the act that promises or spends, so it joins that act's transaction.
 *
 * <p>A commitment is kept in the contribution's currency; an amount in another one is converted
 * once, at the rate of its day.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Encumbrance {
    @Inject private Contributions contributions;
    @Inject private Commitments commitments;
    @Inject private Eligibility eligibility;
    @Inject private Ledger ledger;
    @Inject private ExchangeRates rates;

    /**
     * Reserves for a participation out of the first approved allocation of the event and category,
     * by agreement number; nothing happens where the event has none. Asked again while the first
     * promise is open, the same commitment is returned.
     */
    public Optional<CommitmentId> reserveFor(
            EventId event,
            ParticipationId participation,
            CostCategory category,
            Money amount,
            LocalDate on,
            Actor actor) {
        var candidates = contributions.approved(event, category);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var payee = commitments.payee(participation);
        var allocation = contributions.lock(candidates.get(0).id());
        var known = commitments.of(participation, category).map(Commitment::id);
        if (known.isPresent()) {
            return Optional.of(reserveAgain(known.get(), allocation, amount, on, actor));
        }
        eligibility.check(
                allocation.contribution(), on, category, payee.whose(), payee.memberCode());
        return Optional.of(reserve(allocation, participation.value(), amount, on, actor));
    }

    /** Reserves out of an allocation for a payee who is no participant, e.g. a venue. */
    public CommitmentId reserve(AllocationId id, Money amount, LocalDate on, Actor actor) {
        var allocation = contributions.lock(id);
        if (allocation.state() != Allocation.State.APPROVED) {
            throw new WrongState("The allocation", allocation.state());
        }
        return reserve(allocation, null, amount, on, actor);
    }

    /** Turns part of the commitment into expenditure; the same document counts once. */
    public void post(
            CommitmentId id,
            Money amount,
            String sourceKind,
            String sourceId,
            LocalDate on,
            Actor actor) {
        var commitment = commitments.lock(id);
        var own = in(commitment.original().currency(), amount, on);
        var movement = new Movement("POSTED", own, sourceKind, sourceId, on, actor);
        if (commitments.note(id, movement)) {
            commitment.post(own);
        }
    }

    /** Gives part of the commitment back; the same document counts once. */
    public void release(
            CommitmentId id,
            Money amount,
            String sourceKind,
            String sourceId,
            LocalDate on,
            Actor actor) {
        var commitment = commitments.lock(id);
        var own = in(commitment.original().currency(), amount, on);
        var movement = new Movement("RELEASED", own, sourceKind, sourceId, on, actor);
        if (commitments.note(id, movement)) {
            commitment.release(own);
        }
    }

    /** The commitment as it stands. */
    public Commitment commitment(CommitmentId id) {
        return commitments.lock(id);
    }

    /** What is still open of what a participation was promised, and the commitment. */
    public Optional<Commitment> of(ParticipationId participation, CostCategory category) {
        return commitments.of(participation, category);
    }

    /** Refuses a cost that would take more than the allocation has left beside open promises. */
    void requireRoom(Allocation allocation, Money amount, Money ownOpen) {
        var left = left(allocation).plus(ownOpen);
        if (amount.exceeds(left)) {
            throw new AllocationOverdrawn(amount, left);
        }
    }

    private CommitmentId reserve(
            Allocation allocation, UUID participation, Money amount, LocalDate on, Actor actor) {
        var own = in(currencyOf(allocation), amount, on);
        requireRoom(allocation, own, Money.zero(own.currency()));
        var commitment = Commitment.reserve(allocation, participation, own, on, actor);
        commitments.add(commitment);
        noteReserved(commitment, own, on, actor);
        return commitment.id();
    }

    private CommitmentId reserveAgain(
            CommitmentId id, Allocation allocation, Money amount, LocalDate on, Actor actor) {
        var commitment = commitments.lock(id);
        if (commitment.open().isZero()) {
            var own = in(commitment.original().currency(), amount, on);
            requireRoom(allocation, own, Money.zero(own.currency()));
            commitment.reserveAgain(own);
            noteReserved(commitment, own, on, actor);
        }
        return id;
    }

    private void noteReserved(Commitment commitment, Money amount, LocalDate on, Actor actor) {
        var again = Long.toString(commitments.reservations(commitment.id()) + 1);
        commitments.note(
                commitment.id(), new Movement("RESERVED", amount, "RESERVATION", again, on, actor));
    }

    private Money left(Allocation allocation) {
        var currency = currencyOf(allocation);
        var spent =
                ledger.spent(
                        allocation.contribution().value(),
                        allocation.event(),
                        allocation.category(),
                        currency);
        return new Money(allocation.amountMinor(), currency)
                .minus(spent)
                .minus(new Money(contributions.openMinor(allocation.id()), currency));
    }

    private Currency currencyOf(Allocation allocation) {
        return contributions.get(allocation.contribution()).currency();
    }

    Money in(Currency currency, Money amount, LocalDate on) {
        if (amount.currency().equals(currency)) {
            return amount;
        }
        var rate = rates.rate(amount.currency(), on);
        return org.muster.ledger.Conversion.between(
                amount, rate.perEuro(), rates.rate(currency, on).perEuro(), currency);
    }
}
