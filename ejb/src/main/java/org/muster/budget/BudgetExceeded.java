package org.muster.budget;

import org.muster.ledger.CostCategory;
import org.muster.shared.Money;
import org.muster.shared.Overdrawn;

/**
 * More would be promised or spent under a heading than its budget line and the flexibility allow.
 */
public class BudgetExceeded extends Overdrawn {
    private static final long serialVersionUID = 1;

    BudgetExceeded(CostCategory category, Money wanted, Money left) {
        super(
                wanted,
                left,
                wanted + " is more than the " + left + " left under " + category,
                wanted,
                left,
                category);
    }
}
