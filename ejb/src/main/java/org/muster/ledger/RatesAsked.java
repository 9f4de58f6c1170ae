package org.muster.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.shared.Money;

/** The rates that one act needs: each year is looked up once, however many lines it converts. */
public final class RatesAsked {
    private final ExchangeRates rates;
    private final Map<Month, List<Rate>> known = new HashMap<>();

    private record Month(Currency currency, YearMonth month) {}

    RatesAsked(ExchangeRates rates) {
        this.rates = rates;
    }

    /** The rate the books are kept at on the day; the euro's is one. */
    public Rate rate(Currency currency, LocalDate day) {
        if (currency.equals(ExchangeRates.EURO)) {
            return new Rate(currency, day, BigDecimal.ONE, "");
        }
        var month = new Month(currency, YearMonth.from(day));
        if (!known.containsKey(month)) {
            lookUp(currency, day.getYear());
        }
        return known.get(month).stream()
                .filter(each -> !each.effectiveFrom().isAfter(day))
                .reduce(RatesAsked::later)
                .orElseThrow(() -> rates.missing(currency, day));
    }

    private void lookUp(Currency currency, int year) {
        var first = YearMonth.of(year, 1);
        for (var more = 0; more < 12; more++) {
            known.put(new Month(currency, first.plusMonths(more)), new ArrayList<>());
        }
        for (var rate : rates.ofBooks(currency, Year.of(year))) {
            known.get(new Month(currency, YearMonth.from(rate.effectiveFrom()))).add(rate);
        }
    }

    private static Rate later(Rate one, Rate other) {
        return other.effectiveFrom().isAfter(one.effectiveFrom()) ? other : one;
    }

    /** The rate of a source that a month began with, as {@link ExchangeRates} has it. */
    public Rate ofMonth(Currency currency, YearMonth month, Optional<String> source) {
        return rates.ofMonth(currency, month, source);
    }

    /**
     * An amount in another currency at the rates of a day: crossed exactly, then rounded half up.
     */
    public Money in(Currency currency, Money amount, LocalDate day) {
        return amount.currency().equals(currency) ? amount : converted(currency, amount, day);
    }

    /**
     * A posted line's amount in a currency: as it was posted, in euro as it was converted then, or
     * converted from these once, at the rates of the line's day.
     */
    public Money in(Currency currency, Money amount, Money functional, LocalDate ratesOf) {
        if (amount.currency().equals(currency)) {
            return amount;
        }
        if (functional.currency().equals(currency)) {
            return functional;
        }
        return converted(currency, amount, ratesOf);
    }

    private Money converted(Currency currency, Money amount, LocalDate day) {
        return Conversion.between(
                amount,
                rate(amount.currency(), day).perEuro(),
                rate(currency, day).perEuro(),
                currency);
    }
}
