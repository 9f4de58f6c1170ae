package org.muster.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.ExchangeRates;
import org.muster.ledger.Ledger;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * What an event has used of each heading, whichever contribution pays. Each posted line and each
 * promise is brought into the budget's currency by itself, at the rate of its own day.
 */
@ApplicationScoped
class BudgetSpending {
    private static final String SPENT =
            """
            select l.category, sum(l.amount_minor), l.currency, sum(l.functional_minor), coalesce(l.rates_of, e.posted_on)
              from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
             where l.event_id = :event and l.account = 'EXPENSE' and l.category <> 'PSC'
               and (:category = '' or l.category = :category)
             group by l.category, l.currency, coalesce(l.rates_of, e.posted_on),
                      case when l.currency = :currency or :currency = 'EUR' then ''
                           else l.entry_id || ' ' || l.line_no end""";
    private static final String COMMITTED =
            """
            select c.category, sum(c.original_minor - c.posted_minor - c.released_minor), c.currency, c.committed_on
              from muster.commitment c join muster.allocation a on a.id = c.allocation_id
             where a.event_id = :event and (:category = '' or c.category = :category)
               and c.original_minor > c.posted_minor + c.released_minor
             group by c.category, c.currency, c.committed_on,
                      case when c.currency = :currency then '' else cast(c.id as text) end""";

    /** Of one heading: posted as expenditure, and promised and still open. */
    record Used(Money spent, Money committed) {
        Money sum() {
            return spent.plus(committed);
        }

        private Used plus(Used more) {
            return new Used(spent.plus(more.spent), committed.plus(more.committed));
        }
    }

    @PersistenceContext private EntityManager entities;
    @Inject private Ledger ledger;
    @Inject private ExchangeRates rates;

    Used of(EventId event, CostCategory category, Currency currency) {
        return of(event, category.name(), currency)
                .getOrDefault(category, new Used(Money.zero(currency), Money.zero(currency)));
    }

    /** Of every heading that anything was spent or promised under. */
    Map<CostCategory, Used> of(EventId event, Currency currency) {
        return of(event, "", currency);
    }

    private Map<CostCategory, Used> of(EventId event, String category, Currency currency) {
        var used = new TreeMap<CostCategory, Used>();
        var none = Money.zero(currency);
        rows(
                SPENT,
                event,
                category,
                currency,
                row ->
                        used.merge(
                                CostCategory.valueOf(row.text()),
                                new Used(posted(row, currency), none),
                                Used::plus));
        rows(
                COMMITTED,
                event,
                category,
                currency,
                row ->
                        used.merge(
                                CostCategory.valueOf(row.text()),
                                new Used(none, in(currency, row.money(), row.day())),
                                Used::plus));
        return used;
    }

    /** An amount of a day in the budget's currency. */
    Money in(Currency currency, Money amount, LocalDate day) {
        return rates.in(currency, amount, day);
    }

    private Money posted(Rows row, Currency currency) {
        return ledger.in(currency, row.money(), Money.of(row.number(), "EUR"), row.day());
    }

    private void rows(
            String sql,
            EventId event,
            String category,
            Currency currency,
            Function<Rows, Used> reader) {
        Rows.of(
                entities.createNativeQuery(sql)
                        .setParameter("event", event.value())
                        .setParameter("category", category)
                        .setParameter("currency", currency.getCurrencyCode()),
                reader);
    }
}
