package org.muster.bank;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** What the banks said, statement by statement and entry by entry. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class BankOverview {
    private static final int MOST = 200;
    private static final String STATEMENTS =
            """
            select s.id, a.name, a.number, s.format, s.statement_no, s.page_no,
                   s.opening_on, s.opening_minor, s.currency as opening_in, s.closing_on, s.closing_minor, s.currency,
                   exists (select 1 from muster.bank_statement o
                       where o.account_id = s.account_id and o.opening_on < s.opening_on)
                   and not exists (select 1 from muster.bank_statement o
                       where o.account_id = s.account_id and o.id <> s.id
                         and o.closing_on <= s.closing_on and o.closing_minor = s.opening_minor) as gap,
                   (select count(*) from muster.bank_entry e where e.statement_id = s.id) as entries,
                   s.not_booked, f.file_name, f.sha256, f.imported_by, f.imported_at
              from muster.bank_statement s
              join muster.bank_account a on a.id = s.account_id
              join muster.bank_file f on f.id = s.file_id
            """;

    private static final String ENTRIES =
            """
            select id, statement_id, entry_no, detail_no, amount_minor, currency, reversal, booked_on, value_on,
                   end_to_end_id, servicer_reference, remittance, counterparty, counterparty_account
              from muster.bank_entry
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private BankReach reach;

    /** All statements, the latest first; none for whose role is limited. */
    public List<BankStatementSummary> page(int first, int size, Actor by) {
        if (!reach.reads(by)) {
            return List.of();
        }
        var query =
                entities.createNativeQuery(
                                STATEMENTS
                                        + " order by s.closing_on desc, a.name, s.page_no desc, s.statement_no desc")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, BankOverview::summary);
    }

    public long count(Actor by) {
        return reach.reads(by) ? counted("select count(*) from muster.bank_statement", null) : 0;
    }

    public BankStatementSummary statement(BankStatementId id, Actor by) {
        reach.toRead(by);
        var query =
                entities.createNativeQuery(STATEMENTS + " where s.id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, BankOverview::summary).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("bank statement", id));
    }

    /** The entries of a statement in its own order. */
    public List<BankEntrySummary> entries(BankStatementId id, int first, int size, Actor by) {
        reach.toRead(by);
        var query =
                entities.createNativeQuery(
                                ENTRIES + " where statement_id = :id order by entry_no, detail_no")
                        .setParameter("id", id.value())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, BankOverview::entry);
    }

    public BankEntrySummary entry(BankEntryId id, Actor by) {
        reach.toRead(by);
        var query =
                entities.createNativeQuery(ENTRIES + " where id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, BankOverview::entry).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("bank entry", id));
    }

    public long entryCount(BankStatementId id, Actor by) {
        reach.toRead(by);
        return counted("select count(*) from muster.bank_entry where statement_id = :id", id);
    }

    private long counted(String sql, BankStatementId id) {
        var query = entities.createNativeQuery(sql);
        if (id != null) {
            query.setParameter("id", id.value());
        }
        return Rows.of(query, Rows::number).get(0);
    }

    private static BankStatementSummary summary(Rows row) {
        return new BankStatementSummary(
                new BankStatementId(row.uuid()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                (int) row.number(),
                row.day(),
                row.money(),
                row.day(),
                row.money(),
                row.flag(),
                row.number(),
                (int) row.number(),
                row.text(),
                row.text(),
                row.text(),
                row.instant());
    }

    private static BankEntrySummary entry(Rows row) {
        return new BankEntrySummary(
                new BankEntryId(row.uuid()),
                new BankStatementId(row.uuid()),
                (int) row.number(),
                (int) row.number(),
                row.money(),
                row.flag(),
                row.day(),
                row.day(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text());
    }
}
