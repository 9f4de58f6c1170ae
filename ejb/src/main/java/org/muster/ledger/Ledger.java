package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * Posts source documents. A posting is part of the act it accounts for, so it joins that act's
 * transaction and refuses to run without one; who may act is decided there.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Ledger {
    private static final String NONE = "none";
    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    @PersistenceContext private EntityManager entities;
    @Inject private ExchangeRates rates;
    @Inject private Periods periods;
    @Inject private Event<CostPosted> costs;

    /**
     * Posts the document unless it was posted before, also when two callers present it at once.
     *
     * @return whether it was new
     */
    public boolean post(Posting posting, Actor actor) {
        posting.requireBalance();
        var entry = JournalEntryId.next();
        if (!open(entry, posting, actor)) {
            return false;
        }
        var month = YearMonth.from(posting.postedOn());
        periods.requireOpen(month, actor, posting.sourceKind() + " " + posting.sourceId());
        var functional = Functional.of(posting, rates);
        for (var at = 0; at < posting.lines().size(); at++) {
            var line = posting.lines().get(at);
            var rate = rates.rate(line.amount().currency(), line.ratesOf());
            entities.persist(
                    JournalLine.posted(entry.value(), at + 1, line, functional.get(at), rate));
        }
        posting.lines().stream()
                .filter(Posting.Line::isDirectCost)
                .map(
                        line ->
                                new CostPosted(
                                        line.purpose().contribution(),
                                        line.purpose().event(),
                                        entry,
                                        posting.postedOn(),
                                        actor))
                .distinct()
                .forEach(costs::fire);
        return true;
    }

    /**
     * The day on which a document of that day is posted: the day itself, or the later day given
     * where its month takes nothing from the actor any more. What a closed month did not hold
     * belongs to the open one, for the closed month's figures have been told.
     */
    public LocalDate postingDay(LocalDate day, LocalDate otherwise, Actor actor) {
        return periods.takes(YearMonth.from(day), actor) ? day : otherwise;
    }

    /**
     * Posts the mirror image of an entry on a day, at the entry's own rates: the correction of what
     * was posted wrongly, which itself stays. Reversed again, nothing changes.
     */
    boolean reverse(JournalEntryId wrong, LocalDate on, Actor actor) {
        var entry = JournalEntryId.next();
        var mirror =
                new Posting("REVERSAL", wrong.toString(), on, "Reversal", List.of(), wrong, on);
        if (!open(entry, mirror, actor)) {
            return false;
        }
        periods.requireOpen(YearMonth.from(on), actor, "REVERSAL " + wrong);
        entities.createNativeQuery(
                        """
                        insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category,
                            sub_line, currency, amount_minor, functional_minor, per_euro, rate_source, rates_of)
                        select :entry, l.line_no, l.account, l.contribution_id, l.event_id, l.category, l.sub_line,
                               l.currency, -l.amount_minor, -l.functional_minor, l.per_euro, l.rate_source,
                               coalesce(l.rates_of, e.posted_on)
                          from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                         where e.id = :wrong""")
                .setParameter("entry", entry.value())
                .setParameter("wrong", wrong.value())
                .executeUpdate();
        Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select distinct contribution_id, event_id from muster.journal_line
                                         where entry_id = :entry and account = 'EXPENSE' and category <> 'PSC'
                                         order by contribution_id, event_id""")
                                .setParameter("entry", entry.value()),
                        row -> new CostPosted(row.uuid(), event(row.uuid()), entry, on, actor))
                .forEach(costs::fire);
        return true;
    }

    private static EventId event(UUID id) {
        return id == null ? null : new EventId(id);
    }

    boolean holds(JournalEntryId entry) {
        return !entities.createNativeQuery("select 1 from muster.journal_entry where id = :id")
                .setParameter("id", entry.value())
                .getResultList()
                .isEmpty();
    }

    LocalDate postedOn(JournalEntryId entry) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select posted_on from muster.journal_entry where id = :id")
                                .setParameter("id", entry.value()),
                        Rows::day)
                .get(0);
    }

    /** Whether it follows other entries and is put right by putting these right. */
    boolean followsOthers(JournalEntryId entry) {
        return !entities.createNativeQuery(
                        "select 1 from muster.journal_entry where id = :id and source_kind = 'PSC'")
                .setParameter("id", entry.value())
                .getResultList()
                .isEmpty();
    }

    /** Whose money an entry moved; empty among them where a line names no contribution. */
    List<Optional<UUID>> contributions(JournalEntryId entry) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select distinct contribution_id from muster.journal_line
                                 where entry_id = :id""",
                                UUID.class)
                        .setParameter("id", entry.value()),
                row -> Optional.ofNullable(row.uuid()));
    }

    /** The entry a source document was posted as. */
    public Optional<JournalEntryId> entryOf(String sourceKind, Object sourceId) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select id from muster.journal_entry
                                 where source_kind = :kind and source_id = :id""",
                                UUID.class)
                        .setParameter("kind", sourceKind)
                        .setParameter("id", sourceId.toString())
                        .getResultList();
        return found.stream().map(UUID.class::cast).map(JournalEntryId::new).findFirst();
    }

    /**
     * What was spent of a contribution on one event and category so far, in the currency asked.
     *
     * @param event the event, or null for costs of none
     */
    public Money spent(UUID contribution, EventId event, CostCategory category, Currency currency) {
        return spent(contribution, event, category.name(), currency);
    }

    /** The same of all categories. */
    public Money spent(UUID contribution, EventId event, Currency currency) {
        return spent(contribution, event, "", currency);
    }

    private Money spent(UUID contribution, EventId event, String category, Currency currency) {
        var spent = Money.zero(currency);
        for (var line :
                lines(
                        contribution,
                        event == null ? NONE : event.toString(),
                        category,
                        currency,
                        FOR_EVER)) {
            if (line.account() == LedgerAccount.EXPENSE) {
                spent = spent.plus(line.amount());
            }
        }
        return spent;
    }

    /** The sum of a contribution's lines per account, debits positive, in the currency asked. */
    public Map<LedgerAccount, Money> totals(UUID contribution, Currency currency) {
        return totals(contribution, currency, FOR_EVER);
    }

    /** The same as it stood at the end of a day. */
    public Map<LedgerAccount, Money> totals(UUID contribution, Currency currency, LocalDate day) {
        var totals = new EnumMap<LedgerAccount, Money>(LedgerAccount.class);
        for (var account : LedgerAccount.values()) {
            totals.put(account, Money.zero(currency));
        }
        for (var line : lines(contribution, "", "", currency, day)) {
            totals.merge(line.account(), line.amount(), Money::plus);
        }
        return totals;
    }

    /** What an account holds of a contribution for one event, debits positive. */
    public Money held(LedgerAccount account, UUID contribution, EventId event, Currency currency) {
        var held = Money.zero(currency);
        for (var line : lines(contribution, event.toString(), "", currency, FOR_EVER)) {
            if (line.account() == account) {
                held = held.plus(line.amount());
            }
        }
        return held;
    }

    /**
     * Opening entry and income less expenditure and refunds so far: what the contribution still
     * holds.
     */
    public Money balance(UUID contribution, Currency currency) {
        var totals = totals(contribution, currency);
        return totals.get(LedgerAccount.FUND_BALANCE)
                .plus(totals.get(LedgerAccount.INCOME_CONTRIBUTION))
                .plus(totals.get(LedgerAccount.INCOME_INTEREST))
                .plus(totals.get(LedgerAccount.INCOME_FX))
                .plus(totals.get(LedgerAccount.EXPENSE))
                .plus(totals.get(LedgerAccount.REFUND))
                .negated();
    }

    /**
     * What a contribution has at the bank, debits positive.
     *
     * @param amounts by currency, as they were posted
     * @param worth what those of each currency are booked at in the contribution's own, by the
     *     rates of their lines
     * @param exchanged by how much the money in other currencies is worth more than that
     */
    record Held(Map<Currency, Money> amounts, Map<Currency, Money> worth, Money exchanged) {
        Money of(Currency currency) {
            return amounts.getOrDefault(currency, Money.zero(currency));
        }
    }

    Held held(UUID contribution, Currency own) {
        var amounts = new LinkedHashMap<Currency, Money>();
        var worth = new LinkedHashMap<Currency, Money>();
        var exchanged = Money.zero(own);
        for (var line : lines(contribution, "", "", own, FOR_EVER)) {
            if (line.account() == LedgerAccount.BANK) {
                amounts.merge(line.posted().currency(), line.posted(), Money::plus);
                worth.merge(line.posted().currency(), line.amount(), Money::plus);
            } else if (line.account() == LedgerAccount.EXCHANGE) {
                exchanged = exchanged.plus(line.amount());
            }
        }
        return new Held(amounts, worth, exchanged);
    }

    /** In the currency asked, and as it was posted. */
    private record Part(LedgerAccount account, Money amount, Money posted) {}

    /** Lines that need no conversion come summed, the others one by one: no sum is converted. */
    private List<Part> lines(
            UUID contribution, String event, String category, Currency currency, LocalDate upTo) {
        var query =
                entities.createNativeQuery(
                                """
                                select l.account, sum(l.amount_minor), l.currency, sum(l.functional_minor),
                                       coalesce(l.rates_of, e.posted_on)
                                  from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                                 where l.contribution_id = :contribution
                                   and (:event = '' or coalesce(cast(l.event_id as text), 'none') = :event)
                                   and (:category = '' or l.category = :category)
                                   and e.posted_on <= :upTo
                                 group by l.account, l.currency, coalesce(l.rates_of, e.posted_on),
                                          case when l.currency = :currency or :currency = 'EUR' then ''
                                               else l.entry_id || ' ' || l.line_no end""")
                        .setParameter("contribution", contribution)
                        .setParameter("event", event)
                        .setParameter("category", category)
                        .setParameter("upTo", upTo)
                        .setParameter("currency", currency.getCurrencyCode());
        return Rows.of(query, row -> part(row, currency));
    }

    private Part part(Rows row, Currency currency) {
        var account = LedgerAccount.valueOf(row.text());
        var posted = row.money();
        var functional = new Money(row.number(), ExchangeRates.EURO);
        return new Part(account, in(currency, posted, functional, row.day()), posted);
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
        return rates.in(currency, amount, ratesOf);
    }

    private boolean open(JournalEntryId entry, Posting posting, Actor actor) {
        var corrects = posting.corrects() == null ? "" : posting.corrects().toString();
        return entities.createNativeQuery(
                                """
                                insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                                    corrects, recorded_by, recorded_at)
                                values (:id, :kind, :source, :on, :description, cast(nullif(:corrects, '') as uuid),
                                    :by, :at)
                                on conflict on constraint journal_entry_once_per_source do nothing""")
                        .setParameter("id", entry.value())
                        .setParameter("kind", posting.sourceKind())
                        .setParameter("source", posting.sourceId())
                        .setParameter("on", posting.postedOn())
                        .setParameter("description", posting.description())
                        .setParameter("corrects", corrects)
                        .setParameter("by", actor.login())
                        .setParameter("at", Instant.now())
                        .executeUpdate()
                == 1;
    }
}
