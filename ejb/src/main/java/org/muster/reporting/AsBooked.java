package org.muster.reporting;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Rate;
import org.muster.ledger.RatesAsked;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.shared.Money;

/** Amounts at the rates they were booked at: the operational ones of their day. */
final class AsBooked implements Valuation {
    private final Currency own;
    private final RatesAsked rates;

    AsBooked(Currency own, RatesAsked rates) {
        this.own = own;
        this.rates = rates;
    }

    @Override
    public List<CountedLine> told(List<CountedLine> lines) {
        return lines.stream().filter(each -> each.account() != LedgerAccount.EXCHANGE).toList();
    }

    @Override
    public Money told(Booked held) {
        return own.equals(held.euro().currency())
                ? held.euro()
                : rates.in(own, held.amount(), held.ratesOf());
    }

    @Override
    public List<RateUsed> used(List<CountedLine> lines) {
        return booked(lines, own, rates);
    }

    /** Of a line in another currency its own rate, and the agreement's where that is no euro. */
    static List<RateUsed> booked(List<CountedLine> lines, Currency own, RatesAsked rates) {
        return lines.stream()
                .flatMap(
                        each ->
                                Stream.of(each.currency(), own)
                                        .map(currency -> new On(currency, each.ratesOf())))
                .filter(each -> !each.currency().getCurrencyCode().equals("EUR"))
                .distinct()
                .map(each -> used(rates.rate(each.currency(), each.day())))
                .toList();
    }

    private record On(Currency currency, LocalDate day) {}

    private static RateUsed used(Rate rate) {
        return new RateUsed(
                rate.currency().getCurrencyCode(),
                rate.effectiveFrom(),
                rate.perEuro(),
                rate.source());
    }
}
