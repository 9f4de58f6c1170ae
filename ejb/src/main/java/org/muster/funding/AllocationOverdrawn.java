package org.muster.funding;

import org.muster.ledger.CostCategory;
import org.muster.shared.Money;
import org.muster.shared.Overdrawn;

/** More would be promised or spent than was set aside for the event and category. */
public class AllocationOverdrawn extends Overdrawn {
    private static final long serialVersionUID = 1;

    AllocationOverdrawn(
            String agreementNo, String eventCode, CostCategory category, Money wanted, Money left) {
        super(
                wanted,
                left,
                wanted
                        + " is more than the "
                        + left
                        + " left of what "
                        + agreementNo
                        + " set aside for "
                        + eventCode
                        + ", "
                        + category,
                wanted,
                left,
                agreementNo,
                eventCode,
                category);
    }
}
