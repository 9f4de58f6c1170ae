package org.muster.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.bank.BankAccount;
import org.muster.bank.BankAccountId;
import org.muster.member.PersonId;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Sha256;

/** All lists of payments, and what they were sent as. */
@ApplicationScoped
class PaymentRows {
    /**
     * Beside a payment "p": the account that is told now by whom it pays, whose and of which
     * version.
     */
    static final String ACCOUNT =
            """
             left join lateral (
                 select y.person_id || '/' || y.version as told
                   from (select k.person_id from muster.claim k where p.kind = 'CLAIM' and k.id = p.document_id
                         union all
                         select a.person_id from muster.advance a where p.kind = 'ADVANCE' and a.id = p.document_id) w
                  cross join lateral muster.told_account(w.person_id) y) y on true
            """;

    @PersistenceContext private EntityManager entities;

    void add(PaymentList list, List<Payment> payments) {
        entities.persist(list);
        payments.forEach(entities::persist);
        entities.flush();
    }

    /** Nobody else acts on the list meanwhile. */
    PaymentList lock(PaymentListId id) {
        var found = entities.find(PaymentList.class, id);
        if (found == null) {
            throw new NotFound("payment-list", id);
        }
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    Payment payment(PaymentId id) {
        var found = entities.find(Payment.class, id);
        if (found == null) {
            throw new NotFound("payment", id);
        }
        return found;
    }

    Payment fresh(Payment payment) {
        entities.refresh(payment);
        return payment;
    }

    List<Payment> of(PaymentListId id) {
        return entities.createQuery(
                        "select p from Payment p where p.list = :list order by p.position",
                        Payment.class)
                .setParameter("list", id)
                .getResultList();
    }

    /** The payment of a document that stands so; a document has one at most that is listed. */
    Optional<Payment> of(PaymentKind kind, UUID document, PaymentState state) {
        return entities.createQuery(
                        """
                        select p from Payment p where p.kind = :kind and p.document = :document
                           and p.state = :state order by p.bookedOn desc, p.endToEndId desc""",
                        Payment.class)
                .setParameter("kind", kind)
                .setParameter("document", document)
                .setParameter("state", state)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Whom a claim or an advance pays; a supplier is nobody of Muster's. */
    Optional<PersonId> person(Payment payment) {
        var query =
                entities.createNativeQuery(
                                """
                                select person_id from muster.claim where id = :id and :kind = 'CLAIM'
                                union select person_id from muster.advance where id = :id and :kind = 'ADVANCE'""")
                        .setParameter("id", payment.document())
                        .setParameter("kind", payment.kind().name());
        return Rows.of(query, row -> new PersonId(row.uuid())).stream().findFirst();
    }

    /** The accounts that those in a list told, as they are now; none of who told none. */
    Map<PaymentId, String> accounts(PaymentListId id) {
        var query =
                entities.createNativeQuery(
                                "select p.id, y.told from muster.payment p"
                                        + ACCOUNT
                                        + "where p.list_id = :id and y.told is not null")
                        .setParameter("id", id.value());
        var accounts = new HashMap<PaymentId, String>();
        Rows.of(query, row -> accounts.put(new PaymentId(row.uuid()), row.text()));
        return accounts;
    }

    BankAccount account(BankAccountId id) {
        var found = id == null ? null : entities.find(BankAccount.class, id);
        if (found == null) {
            throw new NotFound("bank account", id);
        }
        return found;
    }

    /** Lists are prepared one after the other, so that two at once never take up the same. */
    String nextNumber() {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('muster.payment.prepare'))")
                .getResultList();
        var query = entities.createNativeQuery("select nextval('muster.payment_list_number')");
        return "PL" + Rows.of(query, Rows::number).get(0);
    }

    void keep(PaymentListId id, String format, byte[] content) {
        entities.createNativeQuery(
                        "insert into muster.payment_file values (:id, :format, :content, :sha)")
                .setParameter("id", id.value())
                .setParameter("format", format)
                .setParameter("content", content)
                .setParameter("sha", Sha256.of(content))
                .executeUpdate();
    }

    /** Nothing before the list was sent, nor once those it paid were erased. */
    Optional<byte[]> file(PaymentListId id, String format) {
        var query =
                entities.createNativeQuery(
                                "select content from muster.payment_file where list_id = :id and format = :format and octet_length(content) > 0",
                                byte[].class)
                        .setParameter("id", id.value())
                        .setParameter("format", format);
        return Rows.of(query, Rows::bytes).stream().findFirst();
    }
}
