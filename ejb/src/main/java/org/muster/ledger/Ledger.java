package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.muster.event.EventId;
import org.muster.ledger.Balances.Asked;
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
    @PersistenceContext private EntityManager entities;
    @Inject private ExchangeRates rates;
    @Inject private Periods periods;
    @Inject private Journal journal;
    @Inject private Balances balances;
    @Inject private Event<CostPosted> costs;

    /**
     * Posts the document unless it was posted before, also when two callers present it at once.
     *
     * @return whether it was new
     */
    public boolean post(Posting posting, Actor actor) {
        return post(List.of(posting), actor) == 1;
    }

    /**
     * Posts the documents of one act that were not posted before, all or none: thousands cost as
     * many statements as one.
     *
     * @return how many were new
     */
    public int post(List<Posting> postings, Actor actor) {
        postings.forEach(Posting::requireBalance);
        var entries = journal.open(postings, actor);
        requireOpen(entries, actor);
        journal.write(entries, rates.asked());
        costs(entries, actor).forEach(costs::fire);
        return entries.size();
    }

    private void requireOpen(Map<JournalEntryId, Posting> entries, Actor actor) {
        var sources = new TreeMap<YearMonth, List<String>>();
        for (var posting : entries.values()) {
            sources.computeIfAbsent(YearMonth.from(posting.postedOn()), each -> new ArrayList<>())
                    .add(posting.sourceKind() + " " + posting.sourceId());
        }
        sources.forEach((month, of) -> periods.requireOpen(month, actor, of));
    }

    /** What the act cost each contribution and event on a day, told once, by its last entry. */
    private static Collection<CostPosted> costs(Map<JournalEntryId, Posting> entries, Actor actor) {
        var told = new LinkedHashMap<List<Object>, CostPosted>();
        entries.forEach(
                (entry, posting) ->
                        posting.lines().stream()
                                .filter(Posting.Line::isDirectCost)
                                .map(Posting.Line::purpose)
                                .forEach(
                                        of ->
                                                told.put(
                                                        Arrays.asList(
                                                                of.contribution(),
                                                                of.event(),
                                                                posting.postedOn()),
                                                        new CostPosted(
                                                                of.contribution(),
                                                                of.event(),
                                                                entry,
                                                                posting.postedOn(),
                                                                actor))));
        return told.values();
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
     * was posted wrongly, which itself stays. Whoever asks holds the entry as one that stands.
     */
    void reverse(JournalEntryId wrong, LocalDate on, Actor actor) {
        var entry = JournalEntryId.next();
        var mirror =
                new Posting("REVERSAL", wrong.toString(), on, "Reversal", List.of(), wrong, on);
        journal.open(entry, mirror, actor);
        periods.requireOpen(YearMonth.from(on), actor, List.of("REVERSAL " + wrong));
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

    String sourceKind(JournalEntryId entry) {
        return source(entry, Rows::text);
    }

    /** Whose document the entry accounts for. */
    EntryReversed reversal(JournalEntryId entry, Actor by) {
        return source(entry, row -> new EntryReversed(row.text(), row.text(), by));
    }

    private <T> T source(JournalEntryId entry, Function<Rows, T> read) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select source_kind, source_id from muster.journal_entry
                                         where id = :id""")
                                .setParameter("id", entry.value()),
                        read)
                .get(0);
    }

    /** Nobody else reverses the entry meanwhile; whether nobody has. */
    boolean holdStanding(JournalEntryId entry) {
        entities.createNativeQuery(
                        "select id from muster.journal_entry where id = :id for no key update")
                .setParameter("id", entry.value())
                .getResultList();
        return entities.createNativeQuery(
                        """
                        select 1 from muster.journal_entry
                         where corrects = :id and source_kind = 'REVERSAL'""")
                .setParameter("id", entry.value())
                .getResultList()
                .isEmpty();
    }

    /**
     * Under what a document is posted that may have been taken back and posted before: its id, and
     * behind it how often it was. Whoever asks keeps others from posting it meanwhile.
     */
    public String nextSource(String sourceKind, Object document) {
        var before =
                Rows.of(
                                entities.createNativeQuery(
                                                """
                                                select count(*) from muster.journal_entry
                                                 where source_kind = :kind and (source_id = :id or source_id like :more)""")
                                        .setParameter("kind", sourceKind)
                                        .setParameter("id", document.toString())
                                        .setParameter("more", document + "/%"),
                                Rows::number)
                        .get(0);
        return before == 0 ? document.toString() : document + "/" + before;
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

    /** Whether an entry has a line on the account. */
    public boolean moved(JournalEntryId entry, LedgerAccount account) {
        return !entities.createNativeQuery(
                        """
                        select 1 from muster.journal_line where entry_id = :id and account = :account""")
                .setParameter("id", entry.value())
                .setParameter("account", account.name())
                .getResultList()
                .isEmpty();
    }

    /**
     * What was spent of a contribution on one event and category so far, in the currency asked.
     *
     * @param event the event, or null for costs of none
     */
    public Money spent(UUID contribution, EventId event, CostCategory category, Currency currency) {
        return balances.of(Asked.of(contribution, event).in(category), currency)
                .get(LedgerAccount.EXPENSE);
    }

    /** The same of all categories. */
    public Money spent(UUID contribution, EventId event, Currency currency) {
        return balances.of(Asked.of(contribution, event), currency).get(LedgerAccount.EXPENSE);
    }

    /** What was spent of a contribution on each kind of cost so far; those without any left out. */
    public Map<CostCategory, Money> expenditure(UUID contribution, Currency currency) {
        var spent = new EnumMap<CostCategory, Money>(CostCategory.class);
        for (var category : CostCategory.values()) {
            var sum = balances.of(Asked.all(contribution).in(category), currency);
            if (!sum.get(LedgerAccount.EXPENSE).isZero()) {
                spent.put(category, sum.get(LedgerAccount.EXPENSE));
            }
        }
        return spent;
    }

    /** The sum of a contribution's lines per account, debits positive, in the currency asked. */
    public Map<LedgerAccount, Money> totals(UUID contribution, Currency currency) {
        return balances.of(Asked.all(contribution), currency);
    }

    /** The same as it stood at the end of a day. */
    public Map<LedgerAccount, Money> totals(UUID contribution, Currency currency, LocalDate day) {
        return balances.of(Asked.all(contribution), currency, day);
    }

    /** What an account holds of a contribution for one event, debits positive. */
    public Money held(LedgerAccount account, UUID contribution, EventId event, Currency currency) {
        return balances.of(Asked.of(contribution, event), currency).get(account);
    }

    /**
     * Opening entry and income less expenditure, refunds and what was moved or kept so far: what
     * the contribution still holds.
     */
    public Money balance(UUID contribution, Currency currency) {
        var totals = totals(contribution, currency);
        return totals.get(LedgerAccount.FUND_BALANCE)
                .plus(totals.get(LedgerAccount.INCOME_CONTRIBUTION))
                .plus(totals.get(LedgerAccount.INCOME_INTEREST))
                .plus(totals.get(LedgerAccount.INCOME_FX))
                .plus(totals.get(LedgerAccount.EXPENSE))
                .plus(totals.get(LedgerAccount.REFUND))
                .plus(totals.get(LedgerAccount.MOVED_IN))
                .plus(totals.get(LedgerAccount.MOVED_OUT))
                .plus(totals.get(LedgerAccount.KEPT))
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
        static Held nothing(Currency own) {
            return new Held(Map.of(), Map.of(), Money.zero(own));
        }

        /** With another line; only what is at the bank, and what it is worth, counts. */
        Held with(LedgerAccount account, Money posted, Money in) {
            if (account == LedgerAccount.EXCHANGE) {
                return new Held(amounts, worth, exchanged.plus(in));
            }
            if (account != LedgerAccount.BANK) {
                return this;
            }
            var more = new LinkedHashMap<>(amounts);
            var worthMore = new LinkedHashMap<>(worth);
            more.merge(posted.currency(), posted, Money::plus);
            worthMore.merge(posted.currency(), in, Money::plus);
            return new Held(more, worthMore, exchanged);
        }

        Money of(Currency currency) {
            return amounts.getOrDefault(currency, Money.zero(currency));
        }
    }

    /** What a contribution has at the bank, as it was posted, in each currency. */
    public Collection<Money> atBank(UUID contribution, Currency own) {
        return held(contribution, own).amounts().values();
    }

    Held held(UUID contribution, Currency own) {
        var held = Held.nothing(own);
        for (var part : balances.parts(Asked.all(contribution), own)) {
            held = held.with(part.account(), part.posted(), part.amount());
        }
        return held;
    }

    /**
     * A posted line's amount in a currency: as it was posted, in euro as it was converted then, or
     * converted from these once, at the rates of the line's day.
     */
    public Money in(Currency currency, Money amount, Money functional, LocalDate ratesOf) {
        return rates.asked().in(currency, amount, functional, ratesOf);
    }
}
