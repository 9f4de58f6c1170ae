package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * What accounts hold, read from the balances that the database keeps with every posting: per
 * contribution, event, category, account, currency and month. So many lines as a contribution may
 * have, a promise is weighed in the same time.
 *
 * <p>Lines are read only where a balance cannot answer: those of a month that is asked for in part,
 * and those that have to be converted into the currency asked, for no sum is converted.
 */
@ApplicationScoped
class Balances {
    private static final String NONE = "none";
    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    private static final String ASKED =
            """
             %1$s.contribution_id = :contribution
               and (:event = '' or coalesce(cast(%1$s.event_id as text), 'none') = :event)
               and (:category = '' or %1$s.category = :category)
            """;

    private static final String KEPT =
            """
            select b.account, sum(b.amount_minor), b.currency, sum(b.functional_minor) from muster.ledger_balance b
             where month < :before and
            """
                    + ASKED.formatted("b")
                    + "group by b.account, b.currency";

    private static final String BEGUN_MONTH =
            """
            select l.account, sum(l.amount_minor), l.currency, sum(l.functional_minor)
              from muster.journal_entry e join muster.journal_line l on l.entry_id = e.id
             where e.posted_on between :first and :last and
            """
                    + ASKED.formatted("l")
                    + "group by l.account, l.currency";

    // Equal amounts of one day convert alike: each is converted once and counted.
    private static final String TO_CONVERT =
            """
            select l.account, l.amount_minor, l.currency, l.functional_minor,
                   coalesce(l.rates_of, e.posted_on), count(*)
              from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
             where l.currency in (:currencies) and e.posted_on <= :last and
            """
                    + ASKED.formatted("l")
                    + "group by l.account, l.amount_minor, l.currency, l.functional_minor,"
                    + " coalesce(l.rates_of, e.posted_on)";

    @PersistenceContext private EntityManager entities;
    @Inject private ExchangeRates rates;

    /**
     * Which lines: of a contribution, of one event or of none or of all, of one category or of all.
     */
    record Asked(UUID contribution, String event, String category) {
        static Asked all(UUID contribution) {
            return new Asked(contribution, "", "");
        }

        /** Those of the event, or of no event where it is null. */
        static Asked of(UUID contribution, EventId event) {
            return new Asked(contribution, event == null ? NONE : event.toString(), "");
        }

        Asked in(CostCategory one) {
            return new Asked(contribution, event, one.name());
        }
    }

    private record Sum(LedgerAccount account, Money amount, Money functional) {}

    Map<LedgerAccount, Money> of(Asked asked, Currency currency) {
        return of(asked, currency, FOR_EVER);
    }

    /** The sum per account at the end of a day, debits positive, in the currency asked. */
    Map<LedgerAccount, Money> of(Asked asked, Currency currency, LocalDate day) {
        var totals = new EnumMap<LedgerAccount, Money>(LedgerAccount.class);
        for (var account : LedgerAccount.values()) {
            totals.put(account, Money.zero(currency));
        }
        parts(asked, currency, day)
                .forEach(part -> totals.merge(part.account(), part.amount(), Money::plus));
        return totals;
    }

    /** Lines of an account that are told together: in the currency asked, and as posted. */
    record Part(LedgerAccount account, Money amount, Money posted) {}

    List<Part> parts(Asked asked, Currency currency) {
        return parts(asked, currency, FOR_EVER);
    }

    private List<Part> parts(Asked asked, Currency currency, LocalDate day) {
        var parts = new ArrayList<Part>();
        var foreign = new TreeSet<String>();
        for (var sum : sums(asked, day)) {
            var posted = sum.amount();
            if (posted.currency().equals(currency)) {
                parts.add(new Part(sum.account(), posted, posted));
            } else if (currency.equals(ExchangeRates.EURO)) {
                parts.add(new Part(sum.account(), sum.functional(), posted));
            } else {
                foreign.add(posted.currency().getCurrencyCode());
            }
        }
        if (!foreign.isEmpty()) {
            parts.addAll(converted(asked, foreign, currency, day));
        }
        return parts;
    }

    private List<Sum> sums(Asked asked, LocalDate day) {
        var isWhole = day.getDayOfMonth() == day.lengthOfMonth();
        var first = day.withDayOfMonth(1);
        var kept = asked(KEPT, asked).setParameter("before", isWhole ? day : first);
        var sums = new ArrayList<>(Rows.of(kept, Balances::sum));
        if (!isWhole) {
            var begun =
                    asked(BEGUN_MONTH, asked)
                            .setParameter("first", first)
                            .setParameter("last", day);
            sums.addAll(Rows.of(begun, Balances::sum));
        }
        return sums;
    }

    private List<Part> converted(Asked asked, Set<String> from, Currency to, LocalDate day) {
        var asking = rates.asked();
        var query =
                asked(TO_CONVERT, asked).setParameter("currencies", from).setParameter("last", day);
        return Rows.of(
                query,
                row -> {
                    var account = LedgerAccount.valueOf(row.text());
                    var posted = row.money();
                    var functional = new Money(row.number(), ExchangeRates.EURO);
                    var each = asking.in(to, posted, functional, row.day());
                    var lines = row.number();
                    return new Part(account, each.times(lines), posted.times(lines));
                });
    }

    private Query asked(String sql, Asked asked) {
        return entities.createNativeQuery(sql)
                .setParameter("contribution", asked.contribution())
                .setParameter("event", asked.event())
                .setParameter("category", asked.category());
    }

    private static Sum sum(Rows row) {
        return new Sum(
                LedgerAccount.valueOf(row.text()),
                row.money(),
                new Money(row.number(), ExchangeRates.EURO));
    }
}
