package org.muster.dailyrate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.muster.shared.InvalidInput;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Published rates of places, month by month and currency by currency. Places are compared by their
 * names without regard to capitals.
 */
@ApplicationScoped
public class DailyRates {
    private static final String READ =
            "select country, city, month, rate_minor, currency, room_basis_points, source from muster.daily_rate ";
    private static final String LISTED =
            """
            where (:country = '' or country = upper(:country))
              and (:city = '' or starts_with(lower(city), lower(:city)))
              and (:anyMonth or month = :month)""";

    @PersistenceContext private EntityManager entities;

    /** The rate of the place for that month in that currency, or a refusal that names them. */
    public DailyRate rate(String country, String city, YearMonth month, Currency currency) {
        return recorded(country, city, month, currency)
                .orElseThrow(() -> new DailyRateMissing(country, city, month, currency));
    }

    /**
     * Rates are facts of a month: recorded once, never changed.
     *
     * @return whether it is new
     */
    boolean add(DailyRate rate) {
        var added =
                entities.createNativeQuery(
                                """
                                insert into muster.daily_rate (country, city, month, currency, rate_minor, room_basis_points,
                                    source)
                                values (:country, :city, :month, :currency, :rate, cast(:room as integer), :source)
                                on conflict do nothing""")
                        .setParameter("country", rate.country())
                        .setParameter("city", rate.city())
                        .setParameter("month", rate.month().atDay(1))
                        .setParameter("currency", rate.rate().currency().getCurrencyCode())
                        .setParameter("rate", rate.rate().minor())
                        .setParameter("room", rate.roomBasisPoints())
                        .setParameter("source", rate.source())
                        .executeUpdate();
        if (added == 1) {
            return true;
        }
        var known = rate(rate.country(), rate.city(), rate.month(), rate.rate().currency());
        if (!known.saysTheSameAs(rate)) {
            throw new InvalidInput(
                    "rate", Told.of("why.dailyRate.other", known.rate(), known.source()));
        }
        return false;
    }

    /** By place, the latest month first. */
    List<DailyRate> page(DailyRateFilter filter, int first, int size) {
        var query =
                entities.createNativeQuery(
                        READ + LISTED + " order by country, lower(city), month desc, currency");
        return Rows.of(
                filtered(query, filter).setFirstResult(first).setMaxResults(size),
                DailyRates::read);
    }

    long count(DailyRateFilter filter) {
        var query = entities.createNativeQuery("select count(*) from muster.daily_rate " + LISTED);
        return Rows.of(filtered(query, filter), Rows::number).get(0);
    }

    private Optional<DailyRate> recorded(
            String country, String city, YearMonth month, Currency currency) {
        var query =
                entities.createNativeQuery(
                                READ
                                        + """
                                          where country = :country and lower(city) = lower(:city) and month = :month
                                            and currency = :currency""")
                        .setParameter("country", country)
                        .setParameter("city", city)
                        .setParameter("month", month.atDay(1))
                        .setParameter("currency", currency.getCurrencyCode());
        return Rows.of(query, DailyRates::read).stream().findFirst();
    }

    private static Query filtered(Query query, DailyRateFilter filter) {
        return query.setParameter("country", filter.country())
                .setParameter("city", filter.city())
                .setParameter("anyMonth", filter.month() == null)
                .setParameter(
                        "month",
                        filter.month() == null ? LocalDate.EPOCH : filter.month().atDay(1));
    }

    private static DailyRate read(Rows row) {
        var country = row.text();
        var city = row.text();
        var month = YearMonth.from(row.day());
        var rate = row.money();
        var room = row.text();
        return new DailyRate(
                country,
                city,
                month,
                rate,
                room == null ? null : Integer.valueOf(room),
                row.text());
    }
}
