package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * The operational rates, published by the month. The rate of a day is the latest one effective on
 * or before that day within the same month; a month without one refuses, since a rate of last month
 * is a guess.
 */
@ApplicationScoped
public class ExchangeRates {
    static final Currency EURO = Currency.getInstance("EUR");

    private static final String LISTED =
            """
             from muster.exchange_rate
             where (:currency = '' or currency = :currency)
               and (:anyMonth or effective_from between :first and :last)""";

    @PersistenceContext private EntityManager entities;

    /** The rate that holds on the day; the euro's is one. */
    public Rate rate(Currency currency, LocalDate day) {
        if (currency.equals(EURO)) {
            return new Rate(EURO, day, BigDecimal.ONE, "");
        }
        var query =
                entities.createNativeQuery(
                                """
                                select currency, effective_from, per_euro, source from muster.exchange_rate
                                 where currency = :currency and effective_from between :first and :day
                                 order by effective_from desc limit 1""")
                        .setParameter("currency", currency.getCurrencyCode())
                        .setParameter("first", day.withDayOfMonth(1))
                        .setParameter("day", day);
        return Rows.of(query, ExchangeRates::rate).stream()
                .findFirst()
                .orElseThrow(() -> new RateMissing(currency, day));
    }

    /** The rate a month began with; the euro's is one. */
    public Rate ofMonth(Currency currency, YearMonth month) {
        if (currency.equals(EURO)) {
            return new Rate(EURO, month.atDay(1), BigDecimal.ONE, "");
        }
        var query =
                entities.createNativeQuery(
                        "select currency, effective_from, per_euro, source "
                                + LISTED
                                + " order by effective_from");
        return Rows.of(filter(query, currency, month).setMaxResults(1), ExchangeRates::rate)
                .stream()
                .findFirst()
                .orElseThrow(() -> new RateMissing(currency, month.atDay(1)));
    }

    /**
     * An amount in another currency at the rates of a day: crossed exactly, then rounded half up.
     */
    public Money in(Currency currency, Money amount, LocalDate day) {
        if (amount.currency().equals(currency)) {
            return amount;
        }
        return Conversion.between(
                amount,
                rate(amount.currency(), day).perEuro(),
                rate(currency, day).perEuro(),
                currency);
    }

    /** Rates of one currency and month, or of all where none is named, the latest first. */
    List<Rate> page(Currency currency, YearMonth month, int first, int size) {
        var query =
                entities.createNativeQuery(
                        "select currency, effective_from, per_euro, source "
                                + LISTED
                                + " order by effective_from desc, currency");
        return Rows.of(
                filter(query, currency, month).setFirstResult(first).setMaxResults(size),
                ExchangeRates::rate);
    }

    long count(Currency currency, YearMonth month) {
        var query = entities.createNativeQuery("select count(*) " + LISTED);
        return Rows.of(filter(query, currency, month), Rows::number).get(0);
    }

    /**
     * Rates are facts of a day: recorded once, never changed.
     *
     * @return whether it is new
     */
    boolean add(Rate rate) {
        var added =
                entities.createNativeQuery(
                                """
                                insert into muster.exchange_rate (currency, effective_from, per_euro, source)
                                values (:currency, :from, :rate, :source) on conflict do nothing""")
                        .setParameter("currency", rate.currency().getCurrencyCode())
                        .setParameter("from", rate.effectiveFrom())
                        .setParameter("rate", rate.perEuro())
                        .setParameter("source", rate.source())
                        .executeUpdate();
        if (added == 0 && !sameAsRecorded(rate)) {
            throw new InvalidInput(
                    "effectiveFrom",
                    "A different rate of " + rate.currency() + " is recorded for that day");
        }
        return added == 1;
    }

    private static Query filter(Query query, Currency currency, YearMonth month) {
        return query.setParameter("currency", currency == null ? "" : currency.getCurrencyCode())
                .setParameter("anyMonth", month == null)
                .setParameter("first", month == null ? LocalDate.EPOCH : month.atDay(1))
                .setParameter("last", month == null ? LocalDate.EPOCH : month.atEndOfMonth());
    }

    private boolean sameAsRecorded(Rate rate) {
        return rate(rate.currency(), rate.effectiveFrom()).perEuro().compareTo(rate.perEuro()) == 0;
    }

    private static Rate rate(Rows row) {
        return new Rate(Currency.getInstance(row.text()), row.day(), row.decimal(), row.text());
    }
}
