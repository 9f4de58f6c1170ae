package org.muster.matching;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.muster.bank.BankEntryId;
import org.muster.bank.BankOverview;
import org.muster.bank.BankReach;
import org.muster.bank.BankStatementId;
import org.muster.ledger.JournalEntryId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** How the entries of the banks stand: matched, declared other, or open with what they could be. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class MatchingOverview {
    private static final int MOST = 200;
    private static final String LINES =
            """
            select e.id, e.statement_id, a.name, e.booked_on, e.amount_minor, e.currency, e.counterparty,
                   case when e.end_to_end_id = '' then e.remittance else e.end_to_end_id || ' · ' || e.remittance end as told,
                   case when x.id is null then 'OPEN' when x.state = 'ASKED' then 'ASKED'
                        when x.kind = 'OTHER' then 'OTHER' else 'MATCHED' end as state,
                   x.journal_entry_id, x.payment_list_id, coalesce(j.description, l.list_no, '') as posting, coalesce(x.by_rule, false) as by_rule,
                   coalesce(x.reason, '') as reason, coalesce(x.made_by, '') as made_by, x.made_at,
                   coalesce(x.decided_by, '') as decided_by
              from muster.bank_entry e
              join muster.bank_statement s on s.id = e.statement_id
              join muster.bank_account a on a.id = s.account_id
              left join muster.bank_explanation x on x.entry_id = e.id and x.state <> 'ENDED'
              left join muster.journal_entry j on j.id = x.journal_entry_id
              left join muster.payment_list l on l.id = x.payment_list_id
            """;

    /** A posting taken back that was on no statement, and what took it back, are not missed. */
    private static final String UNSETTLED = " where (x.id is null or x.state = 'ASKED')";

    @PersistenceContext private EntityManager entities;
    @Inject private BankReach reach;
    @Inject private BankOverview bank;
    @Inject private Candidates candidates;

    /** The entries of a statement in its own order. */
    public List<EntryLine> of(BankStatementId statement, int first, int size, Actor by) {
        reach.toRead(by);
        var query =
                entities.createNativeQuery(
                                LINES + " where s.id = :id order by e.entry_no, e.detail_no")
                        .setParameter("id", statement.value())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, MatchingOverview::line);
    }

    /** What nobody has explained, of all statements, the oldest first; none for a limited role. */
    public List<EntryLine> open(int first, int size, Actor by) {
        if (!reach.reads(by)) {
            return List.of();
        }
        var query =
                entities.createNativeQuery(
                                LINES + UNSETTLED + " order by e.booked_on, e.entry_no, e.id")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, MatchingOverview::line);
    }

    public long openCount(Actor by) {
        return reach.reads(by)
                ? Rows.of(
                                entities.createNativeQuery(
                                        """
                                        select count(*) from muster.bank_entry e
                                          left join muster.bank_explanation x on x.entry_id = e.id and x.state <> 'ENDED'"""
                                                + UNSETTLED),
                                Rows::number)
                        .get(0)
                : 0;
    }

    /** What is posted as moved at the bank and stands on no statement, the oldest first. */
    public List<UnseenPosting> unseen(int first, int size, Actor by) {
        if (!reach.reads(by)) {
            return List.of();
        }
        var query =
                entities.createNativeQuery(
                                """
                                select id, posted_on, source_kind, description, amount_minor, currency
                                  from muster.unseen_posting order by posted_on, id, currency""")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(
                query,
                row ->
                        new UnseenPosting(
                                new JournalEntryId(row.uuid()),
                                row.day(),
                                row.text(),
                                row.text(),
                                row.money()));
    }

    public long unseenCount(Actor by) {
        return reach.reads(by)
                ? Rows.of(
                                entities.createNativeQuery(
                                        "select count(*) from muster.unseen_posting"),
                                Rows::number)
                        .get(0)
                : 0;
    }

    /** How one entry stands. */
    public EntryLine entry(BankEntryId id, Actor by) {
        reach.toRead(by);
        bank.entry(id, by);
        var query =
                entities.createNativeQuery(LINES + " where e.id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, MatchingOverview::line).get(0);
    }

    /** What the entry could be the money of, the likeliest first. */
    public List<Candidate> candidates(BankEntryId id, int size, Actor by) {
        return candidates.of(bank.entry(id, by)).stream().limit(size).toList();
    }

    /** The entries of a statement that nothing explains. */
    public List<BankEntryId> unexplained(BankStatementId statement, Actor by) {
        reach.toRead(by);
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select e.id from muster.bank_entry e where e.statement_id = :id
                                   and not exists (select 1 from muster.bank_explanation x
                                       where x.entry_id = e.id and x.state <> 'ENDED')
                                 order by e.entry_no, e.detail_no""")
                        .setParameter("id", statement.value()),
                row -> new BankEntryId(row.uuid()));
    }

    private static EntryLine line(Rows row) {
        return new EntryLine(
                new BankEntryId(row.uuid()),
                new BankStatementId(row.uuid()),
                row.text(),
                row.day(),
                row.money(),
                row.text(),
                row.text(),
                EntryState.valueOf(row.text()),
                row.uuid(),
                row.uuid(),
                row.text(),
                row.flag(),
                row.text(),
                row.text(),
                row.instant(),
                row.text());
    }
}
