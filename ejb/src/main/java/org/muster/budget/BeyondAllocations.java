package org.muster.budget;

import org.muster.shared.DomainException;
import org.muster.shared.Money;

/** A budget would be approved that exceeds what was set aside for its event. */
public class BeyondAllocations extends DomainException {
    private static final long serialVersionUID = 1;

    BeyondAllocations(Money total, Money allocated) {
        super(total + " is more than the " + allocated + " set aside", total, allocated);
    }
}
