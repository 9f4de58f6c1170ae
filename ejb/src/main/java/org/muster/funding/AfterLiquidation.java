package org.muster.funding;

import java.time.LocalDate;
import org.muster.shared.DomainException;

/** The agreement's last day for payments is over. */
public class AfterLiquidation extends DomainException {
    private static final long serialVersionUID = 1;

    AfterLiquidation(String agreementNo, LocalDate on, LocalDate last) {
        super(agreementNo + " pays until " + last + ", not on " + on, agreementNo, on, last);
    }
}
