package org.muster.ledger;

import java.time.LocalDate;
import java.util.Currency;
import org.muster.shared.DomainException;

/** No rate was recorded for the month of that day, and an older one is never taken instead. */
public class RateMissing extends DomainException {
    private static final long serialVersionUID = 1;

    public RateMissing(Currency currency, LocalDate day) {
        super("There is no exchange rate of " + currency + " for " + day, currency, day);
    }
}
