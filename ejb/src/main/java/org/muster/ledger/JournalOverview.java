package org.muster.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Posted entries as people read them, of a contribution or of a month; whoever is limited to
 * contributions sees their lines and no other.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class JournalOverview {
    private static final int MOST = 200;
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };

    private static final String ENTRIES =
            """
            select e.id, e.posted_on, e.source_kind, e.source_id, e.description,
                   (select coalesce(sum(l.functional_minor), 0) from muster.journal_line l
                     where l.entry_id = e.id and l.functional_minor > 0 and %s),
                   e.corrects, r.id as reversal, e.recorded_by, e.recorded_at
              from muster.journal_entry e
              left join muster.journal_entry r on r.corrects = e.id and r.source_kind = 'REVERSAL'
             where """
                    + " ";

    // From the first month anything was posted in, or its state set, to the present or the last.
    private static final String MONTHS =
            """
             from (select cast(generate_series(
                       date_trunc('month', least(min(day), cast(:today as date))),
                       date_trunc('month', greatest(max(day), cast(:today as date))),
                       interval '1 month') as date) as month
                     from (select posted_on as day from muster.journal_entry
                           union all select month from muster.ledger_period) days) m
            """;

    /** Which entries: of one contribution, month or kind of cost, or of all where null. */
    public record Filter(UUID contribution, YearMonth month, CostCategory category) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Ledger ledger;
    @Inject private Scopes scopes;
    @Inject private Clock clock;

    /** Entries that the filter lets through, the latest first. */
    public List<JournalEntrySummary> page(Filter filter, int first, int size, Actor by) {
        var query =
                narrowed(
                        ENTRIES + "%s order by e.posted_on desc, e.recorded_at desc, e.id",
                        filter,
                        by);
        return Rows.of(
                query.setFirstResult(first).setMaxResults(Math.min(size, MOST)),
                JournalOverview::summary);
    }

    public long count(Filter filter, Actor by) {
        return Rows.of(
                        narrowed(
                                "select count(*) from muster.journal_entry e where %2$s",
                                filter, by),
                        Rows::number)
                .get(0);
    }

    /** One entry, where the reader's role reaches one of its lines. */
    public JournalEntrySummary entry(JournalEntryId id, Actor by) {
        var query = narrowed(ENTRIES + "%s and e.id = :id", new Filter(null, null, null), by);
        return Rows.of(query.setParameter("id", id.value()), JournalOverview::summary).stream()
                .findFirst()
                .orElseThrow(() -> refusal(id, by));
    }

    /** An entry's lines within the reader's reach, in the order they were posted. */
    public List<JournalEntrySummary.Line> lines(JournalEntryId id, Actor by) {
        var scope = scopes.of(by, READERS);
        var query =
                entities.createNativeQuery(
                        """
                        select l.line_no, l.account, l.contribution_id, v.code, l.category, l.sub_line,
                               l.amount_minor, l.currency, l.functional_minor
                          from muster.journal_line l left join muster.capacity_event v on v.id = l.event_id
                         where l.entry_id = :id and """
                                + " "
                                + reach(scope)
                                + " order by l.line_no");
        query.setParameter("id", id.value()).setMaxResults(5_000);
        within(scope).forEach(query::setParameter);
        var lines = Rows.of(query, JournalOverview::line);
        if (lines.isEmpty()) {
            throw refusal(id, by);
        }
        return lines;
    }

    private DomainException refusal(JournalEntryId id, Actor by) {
        return ledger.holds(id)
                ? new ScopeRefused(by, "journal entry " + id)
                : new NotFound("journal entry", id);
    }

    /** Months from the latest back to the first of the ledger. */
    public List<MonthSummary> months(int first, int size) {
        var query =
                entities.createNativeQuery(
                        """
                        select m.month, coalesce(p.state, 'OPEN'),
                               (select count(*) from muster.journal_entry e
                                 where e.posted_on >= m.month and e.posted_on < m.month + interval '1 month')
                        """
                                + MONTHS
                                + " left join muster.ledger_period p on p.month = m.month order by m.month desc");
        return Rows.of(
                query.setParameter("today", today())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST)),
                row ->
                        new MonthSummary(
                                YearMonth.from(row.day()),
                                PeriodState.valueOf(row.text()),
                                row.number()));
    }

    public long monthCount() {
        return Rows.of(
                        entities.createNativeQuery("select count(*) " + MONTHS)
                                .setParameter("today", today()),
                        Rows::number)
                .get(0);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private Query narrowed(String sql, Filter filter, Actor by) {
        var scope = scopes.of(by, READERS);
        var parameters = new HashMap<>(within(scope));
        var lines = reach(scope);
        if (filter.contribution() != null) {
            lines += " and l.contribution_id = :contribution";
            parameters.put("contribution", filter.contribution());
        }
        if (filter.category() != null) {
            lines += " and l.account = 'EXPENSE' and l.category = :category";
            parameters.put("category", filter.category().name());
        }
        var entries =
                "exists (select 1 from muster.journal_line l where l.entry_id = e.id and "
                        + lines
                        + ")";
        if (filter.month() != null) {
            entries += " and e.posted_on between :first and :last";
            parameters.put("first", filter.month().atDay(1));
            parameters.put("last", filter.month().atEndOfMonth());
        }
        var query = entities.createNativeQuery(sql.formatted(lines, entries));
        parameters.forEach(query::setParameter);
        return query;
    }

    private static String reach(Scope scope) {
        if (scope.everywhere()) {
            return "true";
        }
        return scope.contributions().isEmpty() ? "false" : "l.contribution_id in (:ids)";
    }

    private static Map<String, Object> within(Scope scope) {
        var ids = scope.contributions().stream().map(UUID::fromString).toList();
        return scope.everywhere() || ids.isEmpty() ? Map.of() : Map.of("ids", ids);
    }

    private static JournalEntrySummary summary(Rows row) {
        return new JournalEntrySummary(
                entry(row.uuid()),
                row.day(),
                row.text(),
                row.text(),
                row.text(),
                new Money(row.number(), ExchangeRates.EURO),
                entry(row.uuid()),
                entry(row.uuid()),
                row.text(),
                row.instant());
    }

    private static JournalEntryId entry(UUID id) {
        return id == null ? null : new JournalEntryId(id);
    }

    private static CostCategory category(String name) {
        return name == null ? null : CostCategory.valueOf(name);
    }

    private static JournalEntrySummary.Line line(Rows row) {
        return new JournalEntrySummary.Line(
                (int) row.number(),
                LedgerAccount.valueOf(row.text()),
                row.uuid(),
                row.text(),
                category(row.text()),
                row.text(),
                row.money(),
                new Money(row.number(), ExchangeRates.EURO));
    }
}
