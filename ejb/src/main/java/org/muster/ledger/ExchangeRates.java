package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * Published rates, source by source. The books are kept at those of one source, the operational
 * ones. The rate of a day is the source's latest one effective on or before that day within the
 * same month; a month without one refuses, since a rate of last month, or of somebody else, is a
 * guess.
 *
 * <p>Rates recorded before sources were told apart are the books' rates of their days, whatever
 * their source is called.
 */
@ApplicationScoped
public class ExchangeRates {
    static final Currency EURO = Currency.getInstance("EUR");

    private static final String READ = "select currency, effective_from, per_euro, source ";
    private static final String LISTED =
            """
             from muster.exchange_rate
             where (:currency = '' or currency = :currency)
               and (:anyMonth or effective_from between :first and :last)
               and (:source = '' or upper(source) = upper(:source))""";
    private static final String OF_SOURCE =
            """
             from muster.exchange_rate
             where currency = :currency and effective_from between :first and :last
               and (upper(source) = upper(:source) or of_books and :books)
             order by effective_from""";

    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;

    /** The rate the books are kept at on the day; the euro's is one. */
    public Rate rate(Currency currency, LocalDate day) {
        return asked().rate(currency, day);
    }

    /**
     * The rate of a source that a month began with; the euro's is one.
     *
     * @param source empty for the source of the books
     */
    public Rate ofMonth(Currency currency, YearMonth month, Optional<String> source) {
        var first = month.atDay(1);
        if (currency.equals(EURO)) {
            return new Rate(EURO, first, BigDecimal.ONE, "");
        }
        var of = source.orElse(settings.rateSource());
        return published(currency, first, month.atEndOfMonth(), of).stream()
                .findFirst()
                .orElseThrow(() -> new RateMissing(currency, first, of));
    }

    /** What an act looks up here it keeps until it ends. */
    public RatesAsked asked() {
        return new RatesAsked(this);
    }

    /** The rates of a year that the books are kept at, by their days. */
    List<Rate> ofBooks(Currency currency, Year year) {
        return published(
                currency, year.atDay(1), year.atMonth(12).atEndOfMonth(), settings.rateSource());
    }

    RateMissing missing(Currency currency, LocalDate day) {
        return new RateMissing(currency, day, settings.rateSource());
    }

    /** By their days; of two of a day the one the books were kept at comes first. */
    private List<Rate> published(
            Currency currency, LocalDate first, LocalDate last, String source) {
        var query =
                entities.createNativeQuery(READ + OF_SOURCE + ", of_books desc")
                        .setParameter("currency", currency.getCurrencyCode())
                        .setParameter("first", first)
                        .setParameter("last", last)
                        .setParameter("source", source)
                        .setParameter("books", isOfBooks(source));
        return Rows.of(query, ExchangeRates::rate);
    }

    private boolean isOfBooks(String source) {
        return source.equalsIgnoreCase(settings.rateSource());
    }

    /**
     * An amount in another currency at the rates of a day: crossed exactly, then rounded half up.
     */
    public Money in(Currency currency, Money amount, LocalDate day) {
        return asked().in(currency, amount, day);
    }

    /** Rates of one currency, month and source, or of all where none is named, the latest first. */
    List<Rate> page(Currency currency, YearMonth month, String source, int first, int size) {
        var query =
                entities.createNativeQuery(
                        READ + LISTED + " order by effective_from desc, currency, source");
        return Rows.of(
                filter(query, currency, month, source).setFirstResult(first).setMaxResults(size),
                ExchangeRates::rate);
    }

    long count(Currency currency, YearMonth month, String source) {
        var query = entities.createNativeQuery("select count(*) " + LISTED);
        return Rows.of(filter(query, currency, month, source), Rows::number).get(0);
    }

    /** Every source that a rate was recorded of. */
    List<String> sources() {
        return Rows.of(
                entities.createNativeQuery(
                        "select distinct source from muster.exchange_rate order by 1"),
                Rows::text);
    }

    /**
     * Rates are facts of a day: recorded once by each source, never changed.
     *
     * @return whether it is new
     */
    boolean add(Rate rate) {
        var recorded = recorded(rate);
        if (recorded.isEmpty()) {
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
            if (added == 1) {
                return true;
            }
            recorded = recorded(rate); // somebody else did at the same moment
        }
        for (var known : recorded) {
            if (known.perEuro().compareTo(rate.perEuro()) != 0) {
                throw new InvalidInput(
                        "perEuro",
                        Told.of(
                                "why.rate.other",
                                known.perEuro().stripTrailingZeros().toPlainString(),
                                known.source()));
            }
        }
        return false;
    }

    /** What the source said of the day before, or what the books of that day were kept at. */
    private List<Rate> recorded(Rate rate) {
        var day = rate.effectiveFrom();
        var query =
                entities.createNativeQuery(READ + OF_SOURCE)
                        .setParameter("currency", rate.currency().getCurrencyCode())
                        .setParameter("first", day)
                        .setParameter("last", day)
                        .setParameter("source", rate.source())
                        .setParameter("books", isOfBooks(rate.source()));
        return Rows.of(query, ExchangeRates::rate);
    }

    private static Query filter(Query query, Currency currency, YearMonth month, String source) {
        return query.setParameter("currency", currency == null ? "" : currency.getCurrencyCode())
                .setParameter("anyMonth", month == null)
                .setParameter("first", month == null ? LocalDate.EPOCH : month.atDay(1))
                .setParameter("last", month == null ? LocalDate.EPOCH : month.atEndOfMonth())
                .setParameter("source", source == null ? "" : source);
    }

    private static Rate rate(Rows row) {
        return new Rate(Currency.getInstance(row.text()), row.day(), row.decimal(), row.text());
    }
}
