package org.muster.payee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Rows;

/**
 * The accounts people told, for features whose services have checked who asks: nobody else may see
 * one.
 */
@ApplicationScoped
public class PayeeBook {

    /** An account and since when it is known. */
    public record Told(PayeeAccount account, Instant at) {}

    @PersistenceContext private EntityManager entities;
    @Inject private PayeeSeal seal;
    @Inject private AuditTrail audit;

    /** Where this person is paid, as told last; nothing once it was emptied. */
    public Optional<Told> of(PersonId person) {
        var query =
                entities.createNativeQuery(
                                "select sealed, told_at from muster.payee_account where person_id = :id and sealed <> ''")
                        .setParameter("id", person.value());
        return Rows.of(query, row -> new Told(seal.opened(person, row.text()), row.instant()))
                .stream()
                .findFirst();
    }

    /** What was told before is gone; the same again writes nothing. */
    void tell(PersonId person, PayeeAccount account, Actor by) {
        if (of(person).filter(known -> known.account().equals(account)).isPresent()) {
            return;
        }
        entities.createNativeQuery(
                        """
                        insert into muster.payee_account (person_id, version, sealed, account_hash, told_at)
                        values (:id, 0, :sealed, :hash, now())
                        on conflict (person_id) do update set sealed = excluded.sealed, emptied_at = null,
                            account_hash = excluded.account_hash, told_at = now(), version = payee_account.version + 1""")
                .setParameter("id", person.value())
                .setParameter("sealed", seal.sealed(person, account))
                .setParameter("hash", seal.hash(account))
                .executeUpdate();
        audit.record(by, "payee account told", "person", person, "");
    }
}
