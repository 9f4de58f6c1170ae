package org.muster.budget;

import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/** What one heading has in two versions of a budget. */
public record BudgetChange(CostCategory category, Money before, Money after) {

    public Money difference() {
        return after.minus(before);
    }
}
