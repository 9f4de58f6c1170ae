package org.muster.ledger;

import java.time.LocalDate;
import java.util.Currency;
import org.muster.shared.DomainException;

/**
 * The source published no rate that was recorded for the month of that day; neither an older one
 * nor another source's is ever taken instead.
 */
public class RateMissing extends DomainException {
    private static final long serialVersionUID = 1;

    public RateMissing(Currency currency, LocalDate day, String source) {
        super(
                "There is no exchange rate of " + currency + " for " + day + " from " + source,
                currency,
                day,
                source);
    }
}
