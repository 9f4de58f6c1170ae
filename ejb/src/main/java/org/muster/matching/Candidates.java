package org.muster.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.muster.bank.BankEntrySummary;
import org.muster.payment.PaymentListId;
import org.muster.shared.Rows;

/**
 * Finds what a bank entry could be the money of: postings of the days around it that moved the same
 * at the bank and explain nothing yet, and what is due of the same amount, or is named by the bank.
 */
@ApplicationScoped
class Candidates {
    private static final int DAYS_AROUND = 60;
    private static final int MOST = 50;

    /**
     * The document that an entry accounts for, and that a reversal takes back; what a list paid out
     * of another account is on the statements of that one.
     */
    private static final String POSTINGS =
            """
            with moved as (
                select e.id, e.posted_on, sum(l.amount_minor) as amount,
                       coalesce(o.source_kind, e.source_kind) as kind,
                       left(coalesce(o.source_id, e.source_id), 36) as document,
                       min(cast(l.contribution_id as text)) as contribution
                  from muster.journal_entry e
                  join muster.journal_line l on l.entry_id = e.id and l.account = 'BANK' and l.currency = :currency
                  left join muster.journal_entry o on o.id = e.corrects and e.source_kind = 'REVERSAL'
                 where e.posted_on between :from and :to
                   and coalesce(o.source_kind, e.source_kind) in
                       ('INSTALMENT', 'COST_PAYMENT', 'COST_DOCUMENT', 'CLAIM_PAYMENT', 'CASH_DOCUMENT', 'ADVANCE_PAYMENT', 'ADVANCE_RECEIPT')
                   and not exists (select 1 from muster.explained_posting x where x.journal_entry_id = e.id)
                 group by e.id, e.posted_on, o.source_kind, o.source_id
                having sum(l.amount_minor) = :amount)
            select m.id, coalesce(d.document_no, k.claim_no, h.reference, b.reference, v.advance_no, c.agreement_no, '') as reference,
                   coalesce(d.supplier, p.given_name || ' ' || p.family_name, h.counterparty, g.name, '') as party,
                   m.amount, cast(:currency as varchar) as currency, m.posted_on
              from moved m
              left join muster.cost_document d on m.kind in ('COST_PAYMENT', 'COST_DOCUMENT') and cast(d.id as text) = m.document
              left join muster.claim k on m.kind = 'CLAIM_PAYMENT' and cast(k.id as text) = m.document
              left join muster.advance_movement b on m.kind = 'ADVANCE_RECEIPT' and cast(b.id as text) = m.document
              left join muster.advance v on m.kind in ('ADVANCE_PAYMENT', 'ADVANCE_RECEIPT')
                  and (v.id = b.advance_id or cast(v.id as text) = m.document)
              left join muster.person p on p.id = coalesce(k.person_id, v.person_id)
              left join muster.cash_document h on m.kind = 'CASH_DOCUMENT' and cast(h.id as text) = m.document
              left join muster.contribution c on m.kind = 'INSTALMENT' and cast(c.id as text) = m.contribution
              left join muster.donor g on g.id = c.donor_id
             where not exists (select 1 from muster.payment z join muster.payment_list l on l.id = z.list_id
                 where z.state = 'BOOKED' and m.kind = z.kind || '_PAYMENT' and m.document = cast(z.document_id as text)
                   and l.account_id <> :account)
            """;

    private static final String INSTALMENTS =
            """
            select i.id, c.agreement_no, d.name, i.amount_minor, c.currency, i.due_on
              from muster.instalment i join muster.contribution c on c.id = i.contribution_id
              join muster.donor d on d.id = c.donor_id
             where i.state not in ('RECEIVED', 'WAIVED') and c.state in ('SIGNED', 'ACTIVE')
               and (c.currency = :currency and i.amount_minor = :amount or position(regexp_replace(upper(c.agreement_no), '[^[:alnum:]]+', ' ', 'g') in :told) > 0)
            """;

    /** Credit notes that wait are taken off; money back of what was paid comes in by itself. */
    private static final String COSTS =
            """
            select q.* from (
                select d.id, d.document_no, d.supplier,
                       (case when d.credits is null then -1 else 1 end) * (d.amount_minor - coalesce((
                           select sum(n.amount_minor) from muster.cost_document n
                            where n.credits = d.id and n.kind = 'CREDIT_NOTE' and n.state = 'APPROVED'
                              and n.paid_on is null and n.document_date <= cast(:on as date)), 0)) as amount,
                       d.currency, d.document_date
                  from muster.cost_document d left join muster.cost_document o on o.id = d.credits
                 where d.state = 'APPROVED' and d.paid_on is null and (d.credits is null or o.paid_on is not null)) q
             where sign(q.amount) = sign(cast(:amount as bigint))
               and (q.currency = :currency and q.amount = :amount or position(regexp_replace(upper(q.document_no), '[^[:alnum:]]+', ' ', 'g') in :told) > 0)
            """;

    private static final String CLAIMS =
            """
            select k.id, k.claim_no, p.given_name || ' ' || p.family_name, -(k.payable_minor - k.settled_minor), k.currency, k.claimed_on
              from muster.claim k join muster.person p on p.id = k.person_id
             where k.state = 'APPROVED' and :amount < 0
               and exists (select 1 from muster.participation t join muster.commitment m on m.participation_id = t.id
                   where t.event_id = k.event_id and t.person_id = k.person_id and m.category = 'DSA')
               and (k.currency = :currency and -(k.payable_minor - k.settled_minor) = :amount or position(regexp_replace(upper(k.claim_no), '[^[:alnum:]]+', ' ', 'g') in :told) > 0)
            """;

    private static final String ADVANCES =
            """
            select a.id, a.advance_no, p.given_name || ' ' || p.family_name, -a.amount_minor, a.currency, e.starts_on
              from muster.advance a join muster.person p on p.id = a.person_id
              join muster.capacity_event e on e.id = a.event_id
             where a.state = 'APPROVED' and :amount < 0
               and (a.currency = :currency and -a.amount_minor = :amount or position(regexp_replace(upper(a.advance_no), '[^[:alnum:]]+', ' ', 'g') in :told) > 0)
            """;

    private static final String PAYMENTS =
            """
            select p.id, p.end_to_end_id, p.payee, -p.amount_minor, p.currency, cast(l.sent_at as date)
              from muster.payment p join muster.payment_list l on l.id = p.list_id
             where p.state = 'LISTED' and l.state = 'SENT' and l.kind = 'BANK' and l.account_id = :account and :amount < 0
               and (p.currency = :currency and -p.amount_minor = :amount or position(regexp_replace(upper(p.end_to_end_id), '[^[:alnum:]]+', ' ', 'g') in :told) > 0)
            """;

    /** As a whole: one that nothing was booked of, or all of one that no entry explains. */
    private static final String LISTS =
            """
            select q.* from (
                select l.id, l.list_no, a.name, -sum(p.amount_minor) as amount, l.currency, cast(l.sent_at as date)
                  from muster.payment_list l join muster.bank_account a on a.id = l.account_id
                  join muster.payment p on p.list_id = l.id and p.state in ('LISTED', 'BOOKED')
                 where :amount < 0 and l.account_id = :account and l.kind = 'BANK' and (l.state = 'SENT' or l.state = 'BOOKED'
                       and p.booked_on between cast(:on as date) - 60 and cast(:on as date) + 60)
                   and not exists (select 1 from muster.payment_posting b
                       join muster.explained_posting x on x.journal_entry_id = b.journal_entry_id where b.list_id = l.id)
                 group by l.id, a.name
                having bool_and(p.state = 'LISTED') and l.state = 'SENT' or bool_and(p.state = 'BOOKED') and l.state = 'BOOKED') q
             where q.currency = :currency and q.amount = :amount
            """;

    /** Something of a list is on a statement, and was not taken back. */
    private static final String EXPLAINED =
            """
            exists (select 1 from muster.payment_posting b
                join muster.explained_posting x on x.journal_entry_id = b.journal_entry_id
                where b.list_id = %s and not exists (select 1 from muster.journal_entry r
                    where r.corrects = b.journal_entry_id and r.source_kind = 'REVERSAL'))""";

    /** What is still to be drawn for a list of cash, or to be brought back of it. */
    private static final String CASH =
            """
            select q.* from (
                select l.id, l.list_no, e.code, -c.moved_minor - coalesce((select sum(p.amount_minor) from muster.payment p
                           where p.list_id = l.id and p.state in ('LISTED', 'BOOKED')), 0) as amount,
                       l.currency, cast(l.sent_at as date)
                  from muster.payment_list l join muster.cash_of_list c on c.list_id = l.id
                  join muster.capacity_event e on e.id = l.event_id
                 where l.state in ('SENT', 'BOOKED') and l.account_id = :account
                   and not %s
                   and (l.state = 'SENT' or c.moved_minor <> 0 or exists (select 1 from muster.payment p where p.list_id = l.id
                       and p.booked_on between cast(:on as date) - 60 and cast(:on as date) + 60))) q
             where q.currency = :currency and sign(q.amount) = sign(cast(:amount as bigint))
            """
                    .formatted(EXPLAINED.formatted("l.id"));

    /** What the bank names comes first, then what is nearest in time: a list is never endless. */
    private static final String LIKELIEST =
            """
            select q.* from (%s) q (id, reference, party, amount, currency, on_day)
             order by case when q.reference <> '' and
                 position(regexp_replace(upper(q.reference), '[^[:alnum:]]+', ' ', 'g') in :told) > 0 then 0 else 1 end,
                 abs(q.on_day - cast(:on as date)), q.id""";

    @PersistenceContext private EntityManager entities;

    boolean isExplained(PaymentListId list) {
        var query =
                entities.createNativeQuery("select " + EXPLAINED.formatted(":list"))
                        .setParameter("list", list.value());
        return Rows.of(query, Rows::flag).get(0);
    }

    /** Whether one of them paid what is on a list that an entry is the cash of. */
    boolean areOfCash(List<UUID> postings) {
        var query =
                entities.createNativeQuery(
                                """
                                select exists (
                                    select from muster.payment_posting p join muster.bank_explanation x
                                        on x.payment_list_id = p.list_id and x.state <> 'ENDED'
                                     where p.state = 'BOOKED' and p.journal_entry_id in (:postings))""")
                        .setParameter("postings", postings);
        return Rows.of(query, Rows::flag).get(0);
    }

    /** The likeliest first: named, told of, of the same party, exact, nearest in time. */
    List<Candidate> of(BankEntrySummary entry) {
        var found = new ArrayList<Candidate>();
        if (entry.amount().isZero()) {
            return found;
        }
        var account = account(entry);
        found.addAll(read(Candidate.Kind.POSTING, postings(entry, account)));
        if (entry.amount().isPositive()) {
            found.addAll(read(Candidate.Kind.INSTALMENT, query(INSTALMENTS, entry)));
        }
        found.addAll(read(Candidate.Kind.COST, query(COSTS, entry)));
        found.addAll(read(Candidate.Kind.CLAIM, query(CLAIMS, entry)));
        found.addAll(read(Candidate.Kind.ADVANCE, query(ADVANCES, entry)));
        found.addAll(read(Candidate.Kind.PAYMENT, of(PAYMENTS, entry, account)));
        found.addAll(read(Candidate.Kind.PAYMENT_LIST, of(LISTS, entry, account)));
        found.addAll(read(Candidate.Kind.CASH, of(CASH, entry, account)));
        found.sort(
                Comparator.comparing((Candidate each) -> !each.isNamedBy(entry))
                        .thenComparing(each -> !each.isToldBy(entry))
                        .thenComparing(each -> !each.isOf(entry))
                        .thenComparing(each -> !each.isExactly(entry))
                        .thenComparing(each -> each.kind().isDue())
                        .thenComparing(
                                each ->
                                        Math.abs(
                                                each.on().toEpochDay()
                                                        - entry.bookedOn().toEpochDay()))
                        .thenComparing(each -> each.id().toString()));
        return found;
    }

    /** The account of the house whose statement the entry is on. */
    UUID account(BankEntrySummary entry) {
        var query =
                entities.createNativeQuery(
                                "select account_id from muster.bank_statement where id = :id",
                                UUID.class)
                        .setParameter("id", entry.statement().value());
        return Rows.of(query, Rows::uuid).get(0);
    }

    private Query of(String sql, BankEntrySummary entry, UUID account) {
        return query(sql, entry).setParameter("account", account);
    }

    private Query postings(BankEntrySummary entry, UUID account) {
        return of(POSTINGS, entry, account)
                .setParameter("from", entry.bookedOn().minusDays(DAYS_AROUND))
                .setParameter("to", entry.bookedOn().plusDays(DAYS_AROUND));
    }

    private Query query(String sql, BankEntrySummary entry) {
        return entities.createNativeQuery(LIKELIEST.formatted(sql))
                .setParameter("currency", entry.amount().currency().getCurrencyCode())
                .setParameter("amount", entry.amount().minor())
                .setParameter("on", entry.bookedOn())
                .setParameter("told", Candidate.plain(entry.told()));
    }

    private static List<Candidate> read(Candidate.Kind kind, Query query) {
        return Rows.of(
                query.setMaxResults(MOST),
                row ->
                        new Candidate(
                                kind, row.uuid(), row.text(), row.text(), row.money(), row.day()));
    }
}
