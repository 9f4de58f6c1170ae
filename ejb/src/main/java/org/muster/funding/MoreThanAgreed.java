package org.muster.funding;

import org.muster.shared.DomainException;
import org.muster.shared.Money;

/**
 * Instalments would add up to more than the donor agreed to give: the agreement is amended first.
 */
public class MoreThanAgreed extends DomainException {
    private static final long serialVersionUID = 1;

    MoreThanAgreed(String agreementNo, Money total, Money agreed) {
        super(
                total + " in all is more than the " + agreed + " agreed in " + agreementNo,
                agreementNo,
                total,
                agreed);
    }
}
