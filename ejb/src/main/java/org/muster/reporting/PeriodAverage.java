package org.muster.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.ledger.Conversion;
import org.muster.ledger.RatesAsked;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/**
 * Amounts at the average of the rates that the months of their period began with, of the source
 * agreed: the European Union's grants take InforEuro's. The average has ten decimals, like a rate,
 * so that what is told can be reckoned again from it; each line is rounded half up by itself. What
 * an earlier statement told of keeps the average of that statement's period, so that a period opens
 * with what the one before closed with.
 */
final class PeriodAverage implements Valuation {
    private static final int DECIMALS = 10;

    private record Of(Currency currency, DateRange period) {}

    private final Currency own;
    private final DateRange period;
    private final List<DateRange> earlier;
    private final RatesAsked rates;
    private final Optional<String> source;
    private final Map<Of, RateUsed> averages = new LinkedHashMap<>();

    /**
     * @param source whose rates were agreed, by its code; empty for those of the books
     */
    PeriodAverage(
            Currency own,
            DateRange period,
            List<DateRange> earlier,
            RatesAsked rates,
            Optional<String> source) {
        this.own = own;
        this.period = period;
        this.earlier = earlier;
        this.rates = rates;
        this.source = source;
    }

    @Override
    public List<CountedLine> told(List<CountedLine> lines) {
        return Valuation.exchangeInOne(lines.stream().map(this::told).toList());
    }

    private CountedLine told(CountedLine each) {
        return each.reported(told(each.line().amount(), each.ratesOf()));
    }

    @Override
    public Money told(Booked held) {
        return told(held.amount(), held.ratesOf());
    }

    private Money told(Money posted, LocalDate ratesOf) {
        if (posted.currency().equals(own)) {
            return posted;
        }
        var within = within(ratesOf);
        return within == null
                ? rates.in(own, posted, ratesOf)
                : Conversion.between(
                        posted,
                        average(posted.currency(), within).perEuro(),
                        average(own, within).perEuro(),
                        own);
    }

    /** The period told of that has the day; null where no statement told of it. */
    private DateRange within(LocalDate day) {
        return period.contains(day)
                ? period
                : earlier.stream().filter(each -> each.contains(day)).findFirst().orElse(null);
    }

    private RateUsed average(Currency currency, DateRange within) {
        return averages.computeIfAbsent(new Of(currency, within), this::average);
    }

    private RateUsed average(Of wanted) {
        var sum = BigDecimal.ZERO;
        var months = 0;
        var last = YearMonth.from(wanted.period().to());
        var published = "";
        for (var month = YearMonth.from(wanted.period().from());
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            var rate = rates.ofMonth(wanted.currency(), month, source);
            sum = sum.add(rate.perEuro());
            published = rate.source();
            months++;
        }
        return new RateUsed(
                wanted.currency().getCurrencyCode(),
                wanted.period().from(),
                sum.divide(BigDecimal.valueOf(months), DECIMALS, RoundingMode.HALF_UP),
                published + ", average of " + months + " months");
    }

    @Override
    public List<RateUsed> used(List<CountedLine> lines) {
        return averages.entrySet().stream()
                .filter(each -> each.getKey().period().equals(period))
                .map(Map.Entry::getValue)
                .filter(rate -> !rate.currency().equals("EUR"))
                .toList();
    }
}
