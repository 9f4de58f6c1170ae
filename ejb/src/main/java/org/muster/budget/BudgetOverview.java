package org.muster.budget;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.budget.BudgetSpending.Used;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.Ledger;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Reads an event's budget: its versions, what is used of each heading, and the rows behind it. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class BudgetOverview {
    private static final int MOST = 200;
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final String SPENT =
            """
            select l.contribution_id, c.agreement_no, e.id as entry, e.description, e.posted_on, l.amount_minor,
                   l.currency, l.functional_minor, coalesce(l.rates_of, e.posted_on) as rates_of
              from muster.journal_line l
              join muster.journal_entry e on e.id = l.entry_id
              left join muster.contribution c on c.id = l.contribution_id
             where l.event_id = :event and l.account = 'EXPENSE' and l.category = :category
            """;
    private static final String COMMITTED =
            """
            select a.contribution_id, n.agreement_no, coalesce(nullif(c.payee, ''), p.family_name || ', ' || p.given_name, ''),
                   c.committed_on, c.original_minor - c.posted_minor - c.released_minor, c.currency
              from muster.commitment c
              join muster.allocation a on a.id = c.allocation_id
              join muster.contribution n on n.id = a.contribution_id
              left join muster.participation q on q.id = c.participation_id
              left join muster.person p on p.id = q.person_id
             where a.event_id = :event and c.category = :category
               and c.original_minor > c.posted_minor + c.released_minor
            """;

    /** Which of a heading's figures: what was spent, or what is promised and open. */
    public enum Figure {
        SPENT,
        COMMITTED
    }

    @PersistenceContext private EntityManager entities;
    @Inject private Budgets budgets;
    @Inject private BudgetSpending spending;
    @Inject private BudgetReach reach;
    @Inject private Ledger ledger;

    /** Every version, the latest first. */
    public List<BudgetSummary> versions(EventId event, Actor by) {
        reach.toRead(event, by);
        return budgets.all(event).stream().map(Budget::summary).toList();
    }

    /** The approved version with what is used of each heading; empty where there is none. */
    public Optional<BudgetUse> use(EventId event, Actor by) {
        reach.toRead(event, by);
        return budgets.approved(event).map(this::use);
    }

    private BudgetUse use(Budget budget) {
        var none = Money.zero(budget.currency());
        var used = new TreeMap<>(spending.of(budget.event(), budget.currency()));
        budget.amounts().keySet().forEach(each -> used.putIfAbsent(each, new Used(none, none)));
        var headings = new ArrayList<BudgetUse.Heading>();
        used.forEach(
                (category, amounts) ->
                        headings.add(
                                new BudgetUse.Heading(
                                        category,
                                        budget.amount(category),
                                        amounts.spent(),
                                        amounts.committed(),
                                        budget.limit(category).minus(amounts.sum()))));
        return new BudgetUse(budget.summary(), headings);
    }

    /** One version beside another of the same event, heading by heading. */
    public List<BudgetChange> compare(BudgetId before, BudgetId after, Actor by) {
        reach.toRead(budgets.event(before), by);
        reach.toRead(budgets.event(after), by);
        var earlier = budgets.get(before).summary();
        var later = budgets.get(after).summary();
        var headings = EnumSet.noneOf(CostCategory.class);
        headings.addAll(earlier.lines().keySet());
        headings.addAll(later.lines().keySet());
        return headings.stream()
                .map(each -> new BudgetChange(each, earlier.amount(each), later.amount(each)))
                .toList();
    }

    /** The posted lines or the open promises that make a heading's figure, the latest first. */
    public List<BudgetRow> rows(
            EventId event, CostCategory category, Figure figure, int first, int size, Actor by) {
        reach.toRead(event, by);
        var currency = budgets.approved(event).map(Budget::currency).orElse(EURO);
        var order =
                figure == Figure.SPENT
                        ? "e.posted_on desc, e.id, l.line_no"
                        : "c.committed_on desc, c.id";
        var query =
                of(event, category, sql(figure) + " order by " + order)
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(
                query, row -> figure == Figure.SPENT ? spent(row, currency) : open(row, currency));
    }

    public long rowCount(EventId event, CostCategory category, Figure figure, Actor by) {
        reach.toRead(event, by);
        var sql = "select count(*) from (" + sql(figure) + ") all_of_them";
        return Rows.of(of(event, category, sql), Rows::number).get(0);
    }

    private static String sql(Figure figure) {
        return figure == Figure.SPENT ? SPENT : COMMITTED;
    }

    private Query of(EventId event, CostCategory category, String sql) {
        return entities.createNativeQuery(sql)
                .setParameter("event", event.value())
                .setParameter("category", category.name());
    }

    private BudgetRow spent(Rows row, Currency currency) {
        var contribution = row.uuid();
        var agreement = row.text();
        var entry = new JournalEntryId(row.uuid());
        var what = row.text();
        var on = row.day();
        var amount = row.money();
        var own = ledger.in(currency, amount, Money.of(row.number(), "EUR"), row.day());
        return new BudgetRow(contribution, agreement, entry, what, on, amount, own);
    }

    private BudgetRow open(Rows row, Currency currency) {
        var contribution = row.uuid();
        var agreement = row.text();
        var what = row.text();
        var on = row.day();
        var amount = row.money();
        return new BudgetRow(
                contribution, agreement, null, what, on, amount, spending.in(currency, amount, on));
    }
}
