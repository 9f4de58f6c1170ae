package org.muster.ledger;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.muster.shared.Money;

/** The rates that one act needs: each is looked up once, however many lines it converts. */
final class RatesAsked {
    private final ExchangeRates rates;
    private final Map<Day, Rate> known = new HashMap<>();

    private record Day(Currency currency, LocalDate day) {}

    RatesAsked(ExchangeRates rates) {
        this.rates = rates;
    }

    Rate rate(Currency currency, LocalDate day) {
        return known.computeIfAbsent(new Day(currency, day), of -> rates.rate(currency, day));
    }

    /**
     * A posted line's amount in a currency: as it was posted, in euro as it was converted then, or
     * converted from these once, at the rates of the line's day.
     */
    Money in(Currency currency, Money amount, Money functional, LocalDate ratesOf) {
        if (amount.currency().equals(currency)) {
            return amount;
        }
        if (functional.currency().equals(currency)) {
            return functional;
        }
        return Conversion.between(
                amount,
                rate(amount.currency(), ratesOf).perEuro(),
                rate(currency, ratesOf).perEuro(),
                currency);
    }
}
