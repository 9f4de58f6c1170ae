package org.muster.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import org.muster.bank.BankReach;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Lists of payments, what is in them, and what is due and in none. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class PaymentOverview {
    private static final int MOST = 500;
    private static final String LISTS =
            """
            select l.id, l.list_no, l.kind, a.name, coalesce(e.code, ''), l.state, s.payments, s.amount, l.currency, s.waiting,
                   l.prepared_by, l.prepared_at, coalesce(l.approved_by, ''), l.sent_at
              from muster.payment_list l join muster.bank_account a on a.id = l.account_id
              left join muster.capacity_event e on e.id = l.event_id
              cross join lateral (
                  select count(*) filter (where p.state <> 'TAKEN_OUT') as payments,
                         coalesce(sum(p.amount_minor) filter (where p.state <> 'TAKEN_OUT'), 0) as amount,
                         count(*) filter (where p.state = 'LISTED') as waiting
                    from muster.payment p where p.list_id = l.id) s""";

    @PersistenceContext private EntityManager entities;
    @Inject private PaymentRows rows;
    @Inject private DueItems due;
    @Inject private PaymentChecks checks;
    @Inject private BankReach reach;

    /** The lists, the latest first; none for whose role is limited. */
    public List<PaymentListSummary> page(int first, int size, Actor by) {
        if (!reach.reads(by)) {
            return List.of();
        }
        var query =
                entities.createNativeQuery(LISTS + " order by l.prepared_at desc, l.id")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, PaymentOverview::summary);
    }

    public long count(Actor by) {
        return reach.reads(by)
                ? Rows.of(
                                entities.createNativeQuery(
                                        "select count(*) from muster.payment_list"),
                                Rows::number)
                        .get(0)
                : 0;
    }

    public PaymentListSummary list(PaymentListId id, Actor by) {
        reach.toRead(by);
        var query =
                entities.createNativeQuery(LISTS + " where l.id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, PaymentOverview::summary).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("payment-list", id));
    }

    /** The payments of a list in its own order. */
    public List<PaymentLine> lines(PaymentListId id, Actor by) {
        reach.toRead(by);
        var query =
                entities.createNativeQuery(
                                """
                                select p.id, p.position, p.kind, p.document_id, p.reference, p.payee, p.amount_minor, p.currency,
                                       p.end_to_end_id, p.state, p.booked_on,
                                       l.kind = 'BANK' and p.kind <> 'COST' and y.told is null,
                                       coalesce(p.account_told <> y.told, false)
                                  from muster.payment p join muster.payment_list l on l.id = p.list_id"""
                                        + PaymentRows.ACCOUNT
                                        + "where p.list_id = :id order by p.position")
                        .setParameter("id", id.value());
        var lines = Rows.of(query, PaymentOverview::line);
        var doubts =
                checks.doubts(
                        lines.stream()
                                .filter(PaymentLine::isWaiting)
                                .map(PaymentLine::document)
                                .toList());
        return lines.stream().map(each -> each.doubted(doubts.of(each.document()))).toList();
    }

    /** What is approved and due in a currency and stands in no live list; of one event, or all. */
    public List<DueItem> due(String currency, EventId event, int first, int size, Actor by) {
        reach.toRead(by);
        var items =
                due.unlisted(
                        Money.currency(currency).getCurrencyCode(),
                        event,
                        first,
                        Math.min(size, MOST));
        var doubts = checks.doubts(items.stream().map(DueItem::document).toList());
        return items.stream().map(each -> each.doubted(doubts.of(each.document()))).toList();
    }

    public long dueCount(String currency, EventId event, Actor by) {
        reach.toRead(by);
        return due.count(Money.currency(currency).getCurrencyCode(), event);
    }

    /** The files that a list was sent as; none once those it paid were erased. */
    public List<PaymentFile> files(PaymentListId id, Actor by) {
        reach.toRead(by);
        var query =
                entities.createNativeQuery(
                                "select format, sha256 from muster.payment_file where list_id = :id and octet_length(content) > 0 order by format")
                        .setParameter("id", id.value());
        return Rows.of(query, row -> new PaymentFile(row.text(), row.text()));
    }

    /** The bytes it was sent as, always the same. */
    public byte[] file(PaymentListId id, String format, Actor by) {
        reach.toRead(by);
        return rows.file(id, format.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new NotFound("rendering", format));
    }

    private static PaymentListSummary summary(Rows row) {
        return new PaymentListSummary(
                new PaymentListId(row.uuid()),
                row.text(),
                PaymentList.Kind.valueOf(row.text()),
                row.text(),
                row.text(),
                PaymentListState.valueOf(row.text()),
                row.number(),
                row.money(),
                row.number(),
                row.text(),
                row.instant(),
                row.text(),
                row.instant());
    }

    private static PaymentLine line(Rows row) {
        return new PaymentLine(
                new PaymentId(row.uuid()),
                (int) row.number(),
                PaymentKind.valueOf(row.text()),
                row.uuid(),
                row.text(),
                row.text(),
                row.money(),
                row.text(),
                PaymentState.valueOf(row.text()),
                row.day(),
                row.flag(),
                row.flag(),
                List.of());
    }
}
