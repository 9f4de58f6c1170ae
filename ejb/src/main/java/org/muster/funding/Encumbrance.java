package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.Commitments.Movement;
import org.muster.ledger.CostCategory;
import org.muster.ledger.ExchangeRates;
import org.muster.ledger.Ledger;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
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
    @Inject private ProgrammeSupport support;
    @Inject private Ledger ledger;
    @Inject private ExchangeRates rates;
    @Inject private Event<MoneyWanted> wanted;

    /**
     * Money wanted for one participation.
     *
     * @param spentOn the day of the cost: what the earmark of that day pays for
     * @param promisedOn the day from which the money is spoken for, at that day's rates
     */
    public record Promise(
            EventId event,
            ParticipationId participation,
            CostCategory category,
            Money amount,
            LocalDate spentOn,
            LocalDate promisedOn) {}

    /**
     * Waits until nobody else weighs the money of the event. An act that touches several promises
     * of it begins with this, so that two such acts never wait for each other.
     */
    public void hold(EventId event) {
        contributions.lockAll(event);
    }

    /** Reserves for a cost of the day of the promise itself. */
    public Optional<CommitmentId> reserveFor(
            EventId event,
            ParticipationId participation,
            CostCategory category,
            Money amount,
            LocalDate on,
            Actor actor) {
        return reserveFor(new Promise(event, participation, category, amount, on, on), actor);
    }

    /**
     * Reserves for a participation out of the first approved allocation of the event and category,
     * by agreement number, that may pay for it and has as much left; nothing happens where the
     * event has no allocation. Asked again while the first promise is open, the same commitment is
     * returned.
     */
    public Optional<CommitmentId> reserveFor(Promise promise, Actor actor) {
        contributions.lockAll(promise.event());
        var candidates = contributions.approved(promise.event(), promise.category());
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var known = commitments.of(promise.participation(), promise.category());
        if (known.isPresent()) {
            return Optional.of(reserveAgain(known.get().id(), promise, actor));
        }
        DomainException refusal = null;
        for (var allocation : candidates) {
            var objection = objection(allocation, promise);
            if (objection.isEmpty()) {
                return Optional.of(reserve(allocation, promise, actor));
            }
            refusal = objection.get();
        }
        throw refusal;
    }

    /** Reserves for a participation that nothing was promised to yet, as long as money is left. */
    public void reserveIfRoom(Promise promise, Actor actor) {
        contributions.lockAll(promise.event());
        if (commitments.of(promise.participation(), promise.category()).isPresent()) {
            return;
        }
        contributions.approved(promise.event(), promise.category()).stream()
                .filter(allocation -> objection(allocation, promise).isEmpty())
                .findFirst()
                .ifPresent(allocation -> reserve(allocation, promise, actor));
    }

    /** Reserves out of an allocation for a payee who is no participant, e.g. a venue. */
    public CommitmentId reserve(AllocationId id, Money amount, LocalDate on, Actor actor) {
        var allocation = contributions.lock(id);
        if (allocation.state() != Allocation.State.APPROVED) {
            throw new WrongState("The allocation", allocation.state());
        }
        var own = in(currencyOf(allocation), amount, on);
        refuse(shortage(allocation, own, on));
        return reserve(allocation, null, own, on, actor);
    }

    /**
     * Sees to it that so much of the commitment is open: what turns out dearer than was promised is
     * promised before it is posted, or refused.
     *
     * @param ratesOf the day whose rates convert the amount
     * @return the amount in the commitment's currency
     */
    public Money cover(
            CommitmentId id, Money amount, LocalDate ratesOf, LocalDate on, Actor actor) {
        var commitment = lock(id);
        var own = in(commitment.original().currency(), amount, ratesOf);
        var missing = own.minus(commitment.open());
        if (missing.isPositive()) {
            promiseMore(commitment, missing, on, actor);
        }
        return own;
    }

    /** Turns part of the commitment into expenditure; the same document counts once. */
    public void post(
            CommitmentId id,
            Money amount,
            String sourceKind,
            String sourceId,
            LocalDate on,
            Actor actor) {
        var commitment = lock(id);
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
        var commitment = lock(id);
        var own = in(commitment.original().currency(), amount, on);
        var movement = new Movement("RELEASED", own, sourceKind, sourceId, on, actor);
        if (commitments.note(id, movement)) {
            commitment.release(own);
        }
    }

    /**
     * A document after which nothing more of a commitment is wanted.
     *
     * @param spent what of it became expenditure, in the commitment's currency; may be nothing
     * @param document under what the rest is given back
     */
    public record Resolution(
            CommitmentId commitment,
            Money spent,
            String sourceKind,
            String sourceId,
            String document,
            LocalDate on) {}

    /**
     * Turns what was spent into expenditure and gives the rest back, for all documents of one act
     * by as many statements as for one; the same document counts once. Whoever asks holds the money
     * of the event.
     */
    public void resolve(List<Resolution> resolutions, Actor actor) {
        var held = commitments.lock(resolutions.stream().map(Resolution::commitment).toList());
        var spent = new LinkedHashMap<CommitmentId, Movement>();
        for (var each : resolutions) {
            if (each.spent().isPositive()) {
                spent.put(each.commitment(), spent(each, actor));
            }
        }
        var moved = new LinkedHashSet<Commitment>();
        for (var id : commitments.note(spent)) {
            held.get(id).post(spent.get(id).amount());
            moved.add(held.get(id));
        }
        var rest = new LinkedHashMap<CommitmentId, Movement>();
        for (var each : resolutions) {
            var commitment = held.get(each.commitment());
            if (commitment.open().isPositive()) {
                rest.put(each.commitment(), rest(each, commitment, actor));
            }
        }
        for (var id : commitments.note(rest)) {
            held.get(id).release(rest.get(id).amount());
            moved.add(held.get(id));
        }
        commitments.moved(moved);
    }

    private static Movement spent(Resolution of, Actor actor) {
        return new Movement("POSTED", of.spent(), of.sourceKind(), of.sourceId(), of.on(), actor);
    }

    /** Each release of a commitment is a document of its own: by what was promised in all. */
    private static Movement rest(Resolution of, Commitment commitment, Actor actor) {
        var source = of.document() + "/" + commitment.original().minor();
        return new Movement("RELEASED", commitment.open(), of.sourceKind(), source, of.on(), actor);
    }

    /** The commitment as it stands. */
    public Commitment commitment(CommitmentId id) {
        return lock(id);
    }

    /** What is still open of what a participation was promised, and the commitment. */
    public Optional<Commitment> of(ParticipationId participation, CostCategory category) {
        return commitments.of(participation, category);
    }

    /** Refuses a cost that would take more than the allocation has left beside open promises. */
    void requireRoom(Allocation allocation, Money amount, Money ownOpen) {
        var left = left(allocation).plus(ownOpen);
        if (amount.exceeds(left)) {
            throw overdrawn(allocation, amount, left);
        }
    }

    /** Refuses to take more out of the contribution than nobody was promised yet. */
    void requireRoom(Contribution contribution, Money amount) {
        if (!amount.isPositive()) {
            return;
        }
        var left = available(contribution);
        if (amount.exceeds(left)) {
            throw new ContributionOverdrawn(contribution.agreementNo(), amount, left);
        }
    }

    /** Refuses a cost beyond what was promised where anybody objects, e.g. the event's budget. */
    void requireNoObjection(MoneyWanted more) {
        refuse(objection(more));
    }

    /** What the contribution holds and nobody was promised yet, with what that costs in support. */
    Money available(Contribution contribution) {
        return ledger.balance(contribution.id().value(), contribution.currency())
                .minus(contributions.openCommitments(contribution))
                .minus(support.onOpen(contribution));
    }

    /** A cost of the event beyond what was promised, with what it costs in support. */
    Money withSupport(Contribution contribution, EventId event, Money more) {
        return more.plus(support.onMore(contribution, event, more));
    }

    private Optional<DomainException> objection(Allocation allocation, Promise promise) {
        var payee = commitments.payee(promise.participation());
        var outside =
                eligibility.objection(
                        allocation.contribution(),
                        promise.spentOn(),
                        promise.category(),
                        payee.whose(),
                        payee.memberCode());
        return outside.isPresent()
                ? Optional.of(outside.get())
                : shortage(allocation, own(allocation, promise), promise.promisedOn());
    }

    /** Why so much more cannot be promised out of the allocation. */
    private Optional<DomainException> shortage(Allocation allocation, Money own, LocalDate on) {
        var left = left(allocation);
        if (own.exceeds(left)) {
            return Optional.of(overdrawn(allocation, own, left));
        }
        var contribution = contributions.get(allocation.contribution());
        var available = available(contribution);
        var whole = withSupport(contribution, allocation.event(), own);
        return whole.exceeds(available)
                ? Optional.of(
                        new ContributionOverdrawn(contribution.agreementNo(), whole, available))
                : objection(
                        new MoneyWanted(
                                contribution.id(),
                                allocation.event(),
                                allocation.category(),
                                own,
                                on));
    }

    private Optional<DomainException> objection(MoneyWanted more) {
        wanted.fire(more);
        return more.objection();
    }

    private AllocationOverdrawn overdrawn(Allocation allocation, Money wanted, Money left) {
        return new AllocationOverdrawn(
                contributions.get(allocation.contribution()).agreementNo(),
                contributions.eventCode(allocation.event()),
                allocation.category(),
                wanted,
                left);
    }

    private static void refuse(Optional<DomainException> reason) {
        if (reason.isPresent()) {
            throw reason.get();
        }
    }

    private CommitmentId reserve(Allocation allocation, Promise promise, Actor actor) {
        return reserve(
                allocation,
                promise.participation().value(),
                own(allocation, promise),
                promise.promisedOn(),
                actor);
    }

    private CommitmentId reserve(
            Allocation allocation, UUID participation, Money own, LocalDate on, Actor actor) {
        var commitment = Commitment.reserve(allocation, participation, own, on, actor);
        commitments.add(commitment);
        noteReserved(commitment, own, on, actor);
        return commitment.id();
    }

    private CommitmentId reserveAgain(CommitmentId id, Promise promise, Actor actor) {
        var commitment = lock(id);
        if (commitment.open().isZero()) {
            var own = in(commitment.original().currency(), promise.amount(), promise.promisedOn());
            promiseMore(commitment, own, promise.promisedOn(), actor);
        }
        return id;
    }

    private void promiseMore(Commitment commitment, Money more, LocalDate on, Actor actor) {
        refuse(shortage(contributions.lock(commitment.allocation()), more, on));
        commitment.reserveAgain(more);
        noteReserved(commitment, more, on, actor);
    }

    /** Contribution, allocation, commitment: whoever needs several locks takes them so. */
    private Commitment lock(CommitmentId id) {
        contributions.lock(commitments.get(id).allocation());
        return commitments.lock(id);
    }

    private Money own(Allocation allocation, Promise promise) {
        return in(currencyOf(allocation), promise.amount(), promise.promisedOn());
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
        return rates.in(currency, amount, on);
    }
}
