package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.CostPosted;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.shared.Money;

/**
 * Programme support cost: the agreed share of the direct cost, rounded half up once per
 * contribution and event, in the contribution's currency. It follows each change of the direct cost
 * by its difference, in the same transaction, and is spoken for as soon as a cost is promised.
 */
@ApplicationScoped
class ProgrammeSupport {
    private static final String SOURCE = "PSC";

    @Inject private Contributions contributions;
    @Inject private Ledger ledger;

    /** Posts by how much the share of the event's direct cost changed. */
    void onCost(@Observes CostPosted cost) {
        var id = new ContributionId(cost.contribution());
        if (contributions.get(id).pscBasisPoints() == 0) {
            return;
        }
        var contribution = contributions.lock(id);
        var due = contribution.supportOf(direct(contribution, cost.event()));
        var more = due.minus(posted(contribution, cost.event()));
        if (more.isZero()) {
            return;
        }
        var purpose = Purpose.of(id.value(), cost.event(), CostCategory.PSC);
        var posting =
                Posting.of(
                        SOURCE,
                        cost.entry() + "/" + id + "/" + (cost.event() == null ? "" : cost.event()),
                        cost.postedOn(),
                        "Programme support cost of " + contribution.agreementNo());
        ledger.post(
                more.isPositive()
                        ? posting.debit(LedgerAccount.EXPENSE, more, purpose)
                                .credit(LedgerAccount.BANK, more, purpose)
                        : posting.debit(LedgerAccount.BANK, more.negated(), purpose)
                                .credit(LedgerAccount.EXPENSE, more.negated(), purpose),
                cost.by());
    }

    /** What the open promises will cost in support once they are spent. */
    Money onOpen(Contribution contribution) {
        var sum = Money.zero(contribution.currency());
        if (contribution.pscBasisPoints() > 0) {
            for (var open : contributions.openPerEvent(contribution).entrySet()) {
                sum = sum.plus(onMore(contribution, open.getKey(), open.getValue(), Map.of()));
            }
        }
        return sum;
    }

    /** What one more direct cost of the event would cost in support beside its open promises. */
    Money onMore(Contribution contribution, EventId event, Money more) {
        return contribution.pscBasisPoints() == 0
                ? Money.zero(contribution.currency())
                : onMore(contribution, event, more, contributions.openPerEvent(contribution));
    }

    private Money onMore(
            Contribution contribution, EventId event, Money more, Map<EventId, Money> open) {
        var before =
                direct(contribution, event)
                        .plus(open.getOrDefault(event, Money.zero(contribution.currency())));
        return contribution.supportOf(before.plus(more)).minus(contribution.supportOf(before));
    }

    private Money direct(Contribution contribution, EventId event) {
        return ledger.spent(contribution.id().value(), event, contribution.currency())
                .minus(posted(contribution, event));
    }

    private Money posted(Contribution contribution, EventId event) {
        return ledger.spent(
                contribution.id().value(), event, CostCategory.PSC, contribution.currency());
    }
}
