package org.muster.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.RatesAsked;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.shared.Money;

/**
 * Amounts at the rate of the money really received: what the donor paid, in the donor's currency,
 * for what came in at the bank, in the bank's. What an earlier period left over counts into the
 * rate of the next at what it was told as. The lines of a period are told by largest remainder, so
 * that what is told of money used up adds up to what the donor paid for it, to the last unit.
 *
 * <p>Amounts in a third currency are crossed with the rate they were booked at, in one step.
 */
final class ReceiptRate implements Valuation {
    private static final int EXACT = 30; // decimals of a quotient before it is rounded

    private final Currency own;
    private final List<LocalDate> ends;
    private final RatesAsked rates;
    private Currency unit;
    private BigDecimal donated = BigDecimal.ZERO;
    private BigDecimal banked = BigDecimal.ZERO;
    private BigDecimal paid; // by the donor, for
    private BigDecimal came; // so much at the bank: the rate of the period reckoned last
    private RateUsed rate;

    /**
     * @param ends the last days of the periods told of, in their order; the last one's is that of
     *     the statement
     */
    ReceiptRate(Currency own, List<LocalDate> ends, RatesAsked rates) {
        this.own = own;
        this.ends = ends;
        this.rates = rates;
    }

    @Override
    public List<CountedLine> told(List<CountedLine> lines) {
        var receipts = receipts(lines);
        if (receipts.isEmpty()) {
            return lines.stream().filter(each -> each.account() != LedgerAccount.EXCHANGE).toList();
        }
        unit = receipts.values().stream().map(Money::currency).min(this::preferred).orElseThrow();
        var told = new ArrayList<>(lines);
        for (var at = 0; at < ends.size(); at++) {
            period(at, told, receipts);
        }
        // What was received is told as the donor paid it: by this rate nothing was gained by it.
        told.removeIf(each -> each.isExchange() && receipts.containsKey(each.line().entry()));
        return Valuation.exchangeInOne(told);
    }

    private int preferred(Currency one, Currency other) {
        return Comparator.<Currency, Boolean>comparing(each -> !isEuro(each))
                .thenComparing(Currency::getCurrencyCode)
                .compare(one, other);
    }

    private static boolean isReceipt(CountedLine each) {
        return each.account() == LedgerAccount.INCOME_CONTRIBUTION
                || each.account() == LedgerAccount.MOVED_IN;
    }

    /** What came in at the bank in another currency than the donor's, by the entry. */
    private Map<UUID, Money> receipts(List<CountedLine> lines) {
        var received = new HashMap<UUID, Money>();
        for (var each : lines) {
            if (isReceipt(each)) {
                received.put(each.line().entry(), null);
            }
        }
        for (var each : lines) {
            var entry = each.line().entry();
            if (each.account() == LedgerAccount.EXCHANGE
                    && received.containsKey(entry)
                    && !each.currency().equals(own)) {
                received.put(entry, each.posted().negated());
            }
        }
        received.values().removeIf(Objects::isNull);
        return received;
    }

    private void period(int at, List<CountedLine> lines, Map<UUID, Money> receipts) {
        var foreign = new ArrayList<Integer>();
        for (var place = 0; place < lines.size(); place++) {
            var each = lines.get(place);
            if (periodOf(each) != at) {
                continue;
            }
            var received = receipts.get(each.line().entry());
            if (received == null) {
                if (!each.currency().equals(own)) {
                    foreign.add(place);
                }
            } else if (isReceipt(each)) {
                donated = donated.add(each.line().reporting().decimal());
                banked = banked.add(inUnit(received, each));
            }
        }
        if (donated.signum() > 0 && banked.signum() > 0) {
            paid = donated;
            came = banked;
            rate = rateUsed(at);
            tell(lines, foreign);
        }
    }

    /** The first period that is not over on the day the line counts on. */
    private int periodOf(CountedLine each) {
        var day = each.line().countedOn();
        for (var at = 0; day != null && at < ends.size(); at++) {
            if (!day.isAfter(ends.get(at))) {
                return at;
            }
        }
        return ends.size() - 1;
    }

    private void tell(List<CountedLine> lines, List<Integer> foreign) {
        var exact = foreign.stream().map(place -> exact(lines.get(place))).toList();
        var told = largestRemainder(exact, own.getDefaultFractionDigits());
        var digits = unit.getDefaultFractionDigits();
        for (var at = 0; at < foreign.size(); at++) {
            var each = lines.get(foreign.get(at));
            var debit = new Money(told.get(at).unscaledValue().longValueExact(), own);
            lines.set(foreign.get(at), each.reported(each.isCredit() ? debit.negated() : debit));
        }
        var used = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var left = banked.subtract(quotient(used.multiply(came), paid));
        donated = donated.subtract(told.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        banked = left.setScale(digits, RoundingMode.HALF_UP);
    }

    private BigDecimal exact(CountedLine each) {
        return exact(each.posted(), each.line().perEuro(), each.ratesOf());
    }

    private BigDecimal exact(Money posted, BigDecimal perEuro, LocalDate ratesOf) {
        if (posted.currency().equals(unit)) {
            return quotient(posted.decimal().multiply(paid), came);
        }
        var from = perEuro == null ? BigDecimal.ONE : perEuro;
        var to = rates.rate(unit, ratesOf).perEuro();
        return quotient(posted.decimal().multiply(to).multiply(paid), from.multiply(came));
    }

    private BigDecimal inUnit(Money received, CountedLine each) {
        return received.currency().equals(unit)
                ? received.decimal()
                : rates.in(unit, received, each.ratesOf()).decimal();
    }

    private RateUsed rateUsed(int at) {
        var from = at == 0 ? ends.get(0) : ends.get(at - 1).plusDays(1);
        var perUnit = paid.divide(came, 10, RoundingMode.HALF_UP);
        return new RateUsed(
                own.getCurrencyCode(),
                from,
                perUnit,
                "Money received: units for one " + unit.getCurrencyCode());
    }

    /** Rounded so that the sum is the sum rounded; ties to the first. */
    static List<BigDecimal> largestRemainder(List<BigDecimal> exact, int digits) {
        var floors = new ArrayList<BigDecimal>();
        var sum = BigDecimal.ZERO;
        var left = BigDecimal.ZERO;
        for (var each : exact) {
            var floor = each.setScale(digits, RoundingMode.FLOOR);
            floors.add(floor);
            sum = sum.add(each);
            left = left.subtract(floor);
        }
        left = left.add(sum.setScale(digits, RoundingMode.HALF_UP));
        var smallest = BigDecimal.ONE.movePointLeft(digits);
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(
                        Comparator.comparing(
                                at -> exact.get(at).subtract(floors.get(at)),
                                Comparator.reverseOrder()))
                .limit(left.movePointRight(digits).longValueExact())
                .forEach(at -> floors.set(at, floors.get(at).add(smallest)));
        return floors;
    }

    @Override
    public Money told(Booked held) {
        if (held.amount().currency().equals(own)) {
            return held.amount();
        }
        if (rate == null) {
            return rates.in(own, held.amount(), held.ratesOf());
        }
        var told = exact(held.amount(), held.perEuro(), held.ratesOf());
        var digits = own.getDefaultFractionDigits();
        return new Money(
                told.setScale(digits, RoundingMode.HALF_UP).unscaledValue().longValueExact(), own);
    }

    @Override
    public List<RateUsed> used(List<CountedLine> lines) {
        if (rate == null) {
            return AsBooked.booked(lines, own, rates);
        }
        var third = lines.stream().filter(each -> !each.currency().equals(unit)).toList();
        var used = new ArrayList<>(AsBooked.booked(third, unit, rates));
        used.add(rate);
        return used;
    }

    private static BigDecimal quotient(BigDecimal some, BigDecimal all) {
        return some.divide(all, EXACT, RoundingMode.HALF_UP);
    }

    private static boolean isEuro(Currency currency) {
        return currency.getCurrencyCode().equals("EUR");
    }
}
