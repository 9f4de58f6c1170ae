package org.muster.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.event.EventId;
import org.muster.shared.Rows;

/**
 * What is approved and not paid: claims less what an advance paid of them, advances, and costs less
 * the credit notes that wait.
 */
@ApplicationScoped
class DueItems {
    private static final String DUE =
            """
            select q.* from (
                select 'CLAIM' as kind, k.id, k.claim_no as reference, n.family_name || ', ' || n.given_name as payee, k.event_id,
                       k.payable_minor - k.settled_minor as amount, k.currency, k.entered_by, k.approved_by, k.person_id
                  from muster.claim k join muster.person n on n.id = k.person_id
                 where k.state = 'APPROVED'
                   and exists (select 1 from muster.participation t join muster.commitment m on m.participation_id = t.id
                       where t.event_id = k.event_id and t.person_id = k.person_id and m.category = 'DSA')
                union all
                select 'ADVANCE', a.id, a.advance_no, n.family_name || ', ' || n.given_name, a.event_id, a.amount_minor, a.currency,
                       a.proposed_by, a.decided_by, a.person_id
                  from muster.advance a join muster.person n on n.id = a.person_id where a.state = 'APPROVED'
                union all
                select 'COST', d.id, d.document_no, d.supplier,
                       (select min(cast(s.event_id as text))::uuid from muster.cost_share s where s.document_id = d.id),
                       d.amount_minor - coalesce((select sum(c.amount_minor) from muster.cost_document c
                           where c.credits = d.id and c.kind = 'CREDIT_NOTE' and c.state = 'APPROVED' and c.paid_on is null), 0),
                       d.currency, d.entered_by, d.approved_by, null
                  from muster.cost_document d where d.state = 'APPROVED' and d.paid_on is null and d.credits is null) q
             where q.amount > 0 and q.currency = :currency
            """;
    private static final String UNLISTED =
            """
             and not exists (select 1 from muster.payment p
                 where p.kind = q.kind and p.document_id = q.id and p.state = 'LISTED')
             and (:every or q.event_id = cast(:event as uuid))""";

    private static final String ITEMS =
            """
            select r.kind, r.id, r.reference, r.payee, r.amount, r.currency, r.entered_by, r.approved_by, coalesce(e.code, ''),
                   r.kind <> 'COST' and not exists (select 1 from muster.told_account(r.person_id))
              from (%s) r left join muster.capacity_event e on e.id = r.event_id""";

    @PersistenceContext private EntityManager entities;

    /** What stands in no live list, by event and reference; of one event, or where null of all. */
    List<DueItem> unlisted(String currency, EventId event, int first, int size) {
        var query =
                query(
                        ITEMS.formatted(DUE + UNLISTED)
                                + " order by e.code, r.kind, r.reference, r.id",
                        currency,
                        event);
        return Rows.of(query.setFirstResult(first).setMaxResults(size), DueItems::item);
    }

    long count(String currency, EventId event) {
        var query = query("select count(*) from (" + DUE + UNLISTED + ") r", currency, event);
        return Rows.of(query, Rows::number).get(0);
    }

    private Query query(String sql, String currency, EventId event) {
        return entities.createNativeQuery(sql)
                .setParameter("currency", currency)
                .setParameter("every", event == null)
                .setParameter("event", event == null ? null : event.toString());
    }

    /** The one of that kind and id, whether it stands in a list or not. */
    List<DueItem> of(PaymentKind kind, UUID document, String currency) {
        var query =
                entities.createNativeQuery(
                                ITEMS.formatted(DUE + " and q.kind = :kind and q.id = :id"))
                        .setParameter("currency", currency)
                        .setParameter("kind", kind.name())
                        .setParameter("id", document);
        return Rows.of(query, DueItems::item);
    }

    private static DueItem item(Rows row) {
        var kind = PaymentKind.valueOf(row.text());
        var id = row.uuid();
        var reference = row.text();
        var payee = row.text();
        var amount = row.money();
        var hands = Stream.of(row.text(), row.text()).filter(Objects::nonNull).toList();
        return new DueItem(
                kind, id, reference, payee, row.text(), amount, hands, row.flag(), List.of());
    }
}
