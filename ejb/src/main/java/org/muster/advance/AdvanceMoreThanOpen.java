package org.muster.advance;

import org.muster.shared.DomainException;
import org.muster.shared.Money;

/** No more of an advance comes back or is written off than is open of it. */
public class AdvanceMoreThanOpen extends DomainException {
    private static final long serialVersionUID = 1;

    AdvanceMoreThanOpen(String advanceNo, Money amount, Money open) {
        super(
                amount + " is more than the " + open + " open of " + advanceNo,
                advanceNo,
                amount,
                open);
    }
}
