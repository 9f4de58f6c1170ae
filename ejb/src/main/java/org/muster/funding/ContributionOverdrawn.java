package org.muster.funding;

import org.muster.shared.Money;
import org.muster.shared.Overdrawn;

/** More would be set aside or spent than the contribution has. */
public class ContributionOverdrawn extends Overdrawn {
    private static final long serialVersionUID = 1;

    ContributionOverdrawn(String agreementNo, Money wanted, Money left) {
        super(
                wanted,
                left,
                wanted + " is more than the " + left + " left of " + agreementNo,
                agreementNo,
                wanted,
                left);
    }
}
