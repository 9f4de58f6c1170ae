package org.muster.budget;

import org.muster.ledger.CostCategory;
import org.muster.shared.DomainException;
import org.muster.shared.Money;

/**
 * More would be promised or spent under a heading than its budget line and the flexibility allow.
 */
public class BudgetExceeded extends DomainException {
    private static final long serialVersionUID = 1;

    BudgetExceeded(CostCategory category, Money wanted, Money left) {
        super(
                wanted + " is more than the " + left + " left under " + category,
                wanted,
                left,
                category);
    }
}
