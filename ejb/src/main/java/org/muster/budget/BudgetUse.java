package org.muster.budget;

import java.util.List;
import java.util.function.Function;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/** An event's approved budget against what was spent and promised, in the budget's currency. */
public record BudgetUse(BudgetSummary budget, List<Heading> headings) {

    /**
     * One heading.
     *
     * @param free what may still be promised, with the flexibility
     */
    public record Heading(
            CostCategory category, Money budget, Money spent, Money committed, Money free) {

        /** Of the line itself; below nothing where the flexibility is used. */
        public Money left() {
            return budget.minus(spent).minus(committed);
        }
    }

    public Money spent() {
        return sum(Heading::spent);
    }

    public Money committed() {
        return sum(Heading::committed);
    }

    public Money left() {
        return sum(Heading::left);
    }

    private Money sum(Function<Heading, Money> figure) {
        return headings.stream()
                .map(figure)
                .reduce(Money.zero(budget.total().currency()), Money::plus);
    }
}
