package org.muster.funding;

import org.muster.shared.DomainException;
import org.muster.shared.Money;

/** More would be set aside or spent than the contribution has. */
public class ContributionOverdrawn extends DomainException {
    private static final long serialVersionUID = 1;

    ContributionOverdrawn(String agreementNo, Money wanted, Money left) {
        super(
                wanted + " is more than the " + left + " left of " + agreementNo,
                agreementNo,
                wanted,
                left);
    }
}
