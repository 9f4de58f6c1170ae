package org.muster.closing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Posted lines of a period for the house's own accounting, part by part, so that a year of a
 * million lines needs no more memory than a day's. Whoever is limited to contributions gets their
 * lines and no other.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class PostingExport {
    public static final int PART = 5_000;
    private static final Currency EURO = Currency.getInstance("EUR");

    private static final String LINES =
            """
            select e.posted_on, e.id, l.line_no, e.source_kind, e.source_id, e.description,
                   coalesce(cast(e.corrects as text), '') as corrects, e.recorded_by, l.account,
                   coalesce(c.agreement_no, '') as agreement, coalesce(v.code, '') as event,
                   coalesce(l.category, '') as category, l.sub_line, l.amount_minor, l.currency, l.per_euro,
                   coalesce(l.rate_source, '') as source, l.functional_minor
              from muster.journal_entry e
              join muster.journal_line l on l.entry_id = e.id
              left join muster.contribution c on c.id = l.contribution_id
              left join muster.capacity_event v on v.id = l.event_id
             where e.posted_on between :from and :to
               and (e.posted_on, e.id) >= (:day, :entry)
               and (e.posted_on, e.id, l.line_no) > (:day, :entry, :line)
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    /**
     * The lines after the one given, or the first ones where it is null; fewer than a part end it.
     */
    public List<PostedLine> lines(DateRange days, PostedLine after, Actor by) {
        var query =
                within(by)
                        .setParameter("from", days.from())
                        .setParameter("to", days.to())
                        .setParameter("day", after == null ? days.from() : after.postedOn())
                        .setParameter("entry", after == null ? new UUID(0, 0) : after.entry())
                        .setParameter("line", after == null ? 0 : after.line());
        return Rows.of(query.setMaxResults(PART), PostingExport::line);
    }

    private Query within(Actor by) {
        var scope = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var ids = scope.contributions().stream().map(UUID::fromString).toList();
        var order = " order by e.posted_on, e.id, l.line_no";
        if (scope.everywhere()) {
            return entities.createNativeQuery(LINES + order);
        }
        return ids.isEmpty()
                ? entities.createNativeQuery(LINES + " and false" + order)
                : entities.createNativeQuery(LINES + " and l.contribution_id in (:ids)" + order)
                        .setParameter("ids", ids);
    }

    private static PostedLine line(Rows row) {
        return new PostedLine(
                row.day(),
                row.uuid(),
                (int) row.number(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.money(),
                row.decimal(),
                row.text(),
                new Money(row.number(), EURO));
    }
}
