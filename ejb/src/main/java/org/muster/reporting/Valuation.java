package org.muster.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.muster.ledger.LedgerAccount;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.shared.Money;

/**
 * How an agreement's foreign amounts are told in its own currency, where that is not the rate they
 * were booked at. What the books gained or lost by exchange then follows: it is what an entry's
 * exchange comes to by this method, told in one line.
 */
interface Valuation {
    /** The lines with what each is told as, in their order. */
    List<CountedLine> told(List<CountedLine> lines);

    /** What is held at the end of the period, a line by itself. */
    Money told(Booked held);

    /** A posted amount, and what it was booked at: in euro, at the rate of a day. */
    record Booked(Money amount, Money euro, BigDecimal perEuro, LocalDate ratesOf) {}

    /** The rates that lines of the period, all in other currencies, were told at. */
    List<RateUsed> used(List<CountedLine> lines);

    /** The exchange lines of each entry as one; left out where the method leaves nothing. */
    static List<CountedLine> exchangeInOne(List<CountedLine> lines) {
        var exchanges = new LinkedHashMap<UUID, List<CountedLine>>();
        for (var each : lines) {
            if (each.isExchange()) {
                exchanges
                        .computeIfAbsent(each.line().entry(), entry -> new ArrayList<>())
                        .add(each);
            }
        }
        var told = new ArrayList<CountedLine>();
        for (var each : lines) {
            if (!each.isExchange()) {
                told.add(each);
                continue;
            }
            var group = exchanges.remove(each.line().entry());
            if (group != null) {
                told.addAll(inOne(group));
            }
        }
        return told;
    }

    private static List<CountedLine> inOne(List<CountedLine> group) {
        var first = group.get(0);
        var gained = group.stream().map(each -> each.line().reporting()).reduce(Money::plus);
        var euro = group.stream().map(each -> each.line().functional()).reduce(Money::plus);
        if (gained.orElseThrow().isZero()) {
            return List.of();
        }
        var line = first.line().exchanged(gained.orElseThrow(), euro.orElseThrow());
        return List.of(
                new CountedLine(LedgerAccount.INCOME_FX, first.ratesOf(), first.cash(), line));
    }
}
