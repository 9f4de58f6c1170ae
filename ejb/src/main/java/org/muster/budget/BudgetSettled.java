package org.muster.budget;

import org.muster.shared.DomainException;

/** The version was approved already, perhaps followed by another: it is no draft any more. */
public class BudgetSettled extends DomainException {
    private static final long serialVersionUID = 1;

    BudgetSettled(Budget.State state) {
        super("The budget is " + state + " already", state);
    }
}
