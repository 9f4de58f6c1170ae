package org.muster.funding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.muster.event.EventId;
import org.muster.shared.Money;

/**
 * Whether contributions, allocations and promises bear a document: all its shares together, before
 * any of it is posted. Needs the contributions' rows locked; then it locks allocations and
 * promises, for whoever needs several locks takes them so.
 */
final class CostWeighing {
    /** What an allocation is to bear, and how much of that it promised itself. */
    private record Load(Money cost, Money promised) {
        Load plus(Money moreCost, Money morePromised) {
            return new Load(cost.plus(moreCost), promised.plus(morePromised));
        }
    }

    private final Contributions contributions;
    private final Encumbrance encumbrance;
    private final Map<CommitmentId, Money> used = new LinkedHashMap<>();
    private final Map<ContributionId, Money> promised = new LinkedHashMap<>();
    private final Map<ContributionId, Map<EventId, Money>> more = new LinkedHashMap<>();
    private final Map<AllocationId, Load> loads = new LinkedHashMap<>();
    // By event: whoever holds several events takes them so.
    private final Map<String, MoneyWanted> wanted = new TreeMap<>();

    private CostWeighing(Contributions contributions, Encumbrance encumbrance) {
        this.contributions = contributions;
        this.encumbrance = encumbrance;
    }

    static CostWeighing of(
            CostDocument document, Contributions contributions, Encumbrance encumbrance) {
        var weighing = new CostWeighing(contributions, encumbrance);
        document.shares().forEach(share -> weighing.add(document, share));
        return weighing;
    }

    /** Refuses what a contribution or an event's allocation has not left, naming it. */
    void requireRoom() {
        more.forEach(this::requireRoom);
        loads.forEach(
                (id, load) ->
                        encumbrance.requireRoom(
                                contributions.lock(id), load.cost(), load.promised()));
        wanted.values().stream()
                .filter(beyond -> beyond.amount().isPositive())
                .forEach(encumbrance::requireNoObjection);
    }

    /** How much of each promise the document uses up. */
    void used(BiConsumer<CommitmentId, Money> each) {
        used.forEach(
                (id, part) -> {
                    if (part.isPositive()) {
                        each.accept(id, part);
                    }
                });
    }

    private void add(CostDocument document, CostShare share) {
        var contribution = contributions.get(share.contribution());
        var cost =
                encumbrance.in(
                        contribution.currency(), document.amount(share), document.documentDate());
        var fromPromise = use(share.promise(), cost);
        var none = Money.zero(contribution.currency());
        promised.merge(contribution.id(), fromPromise, Money::plus);
        var perEvent = more.computeIfAbsent(contribution.id(), any -> new HashMap<>());
        perEvent.merge(share.event(), cost, Money::plus);
        want(document, share, cost);
        AllocationId own = null;
        if (share.promise() != null) {
            var from = contributions.get(encumbrance.commitment(share.promise()).allocation());
            perEvent.merge(from.event(), fromPromise.negated(), Money::plus);
            own = from.id();
            if (from.event().equals(share.event())) {
                want(document, share, fromPromise.negated());
            }
        }
        var allocation = contributions.approved(contribution.id(), share.event(), share.category());
        if (allocation.isPresent()) {
            var id = allocation.get().id();
            loads.put(
                    id,
                    loads.getOrDefault(id, new Load(none, none))
                            .plus(cost, id.equals(own) ? fromPromise : none));
        }
    }

    /** What a heading of the event's bears beyond its promises, whoever pays for it. */
    private void want(CostDocument document, CostShare share, Money cost) {
        var beyond =
                new MoneyWanted(
                        share.contribution(),
                        share.event(),
                        share.category(),
                        cost,
                        document.documentDate());
        wanted.merge(
                share.event() + " " + share.category(),
                beyond,
                (known, next) ->
                        known.plus(
                                encumbrance.in(
                                        known.amount().currency(),
                                        next.amount(),
                                        document.documentDate())));
    }

    /** As much of the promise as is open and no share before took. */
    private Money use(CommitmentId promise, Money cost) {
        if (promise == null) {
            return Money.zero(cost.currency());
        }
        var none = Money.zero(cost.currency());
        var before = used.getOrDefault(promise, none);
        var part = encumbrance.commitment(promise).open().minus(before).min(cost);
        used.put(promise, before.plus(part));
        return part;
    }

    private void requireRoom(ContributionId id, Map<EventId, Money> perEvent) {
        var contribution = contributions.get(id);
        var whole = Money.zero(contribution.currency());
        for (var event : perEvent.entrySet()) {
            whole =
                    whole.plus(
                            encumbrance.withSupport(
                                    contribution, event.getKey(), event.getValue()));
        }
        var left = encumbrance.available(contribution);
        if (whole.exceeds(left)) {
            throw new ContributionOverdrawn(
                    contribution.agreementNo(),
                    whole.plus(promised.get(id)),
                    left.plus(promised.get(id)));
        }
    }
}
