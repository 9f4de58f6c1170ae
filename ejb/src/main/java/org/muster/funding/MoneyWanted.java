package org.muster.funding;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.DomainException;
import org.muster.shared.Money;

/**
 * So much more of a contribution is about to be promised, or spent beyond what was promised, on an
 * event and category. Observed in the same transaction, with the contribution held: whoever knows a
 * reason against it objects here, and the money is refused before it is promised.
 */
public final class MoneyWanted {
    private final ContributionId contribution;
    private final EventId event;
    private final CostCategory category;
    private final Money amount;
    private final LocalDate on;
    private DomainException objection;

    MoneyWanted(
            ContributionId contribution,
            EventId event,
            CostCategory category,
            Money amount,
            LocalDate on) {
        this.contribution = contribution;
        this.event = event;
        this.category = category;
        this.amount = amount;
        this.on = on;
    }

    /** The same wish for so much more, in its own currency. */
    MoneyWanted plus(Money more) {
        return new MoneyWanted(contribution, event, category, amount.plus(more), on);
    }

    /** Says why it may not be; the first reason is the one that is told. */
    public void object(DomainException reason) {
        if (objection == null) {
            objection = reason;
        }
    }

    Optional<DomainException> objection() {
        return Optional.ofNullable(objection);
    }

    public ContributionId contribution() {
        return contribution;
    }

    public EventId event() {
        return event;
    }

    public CostCategory category() {
        return category;
    }

    /** In the contribution's currency. */
    public Money amount() {
        return amount;
    }

    /** The day whose rates bring it into another currency. */
    public LocalDate on() {
        return on;
    }
}
