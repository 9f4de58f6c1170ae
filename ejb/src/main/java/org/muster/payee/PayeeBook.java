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

    /**
     * An account and since when it is known.
     *
     * @param mark whose row it is and in which version: another one is another account
     */
    public record Told(PayeeAccount account, Instant at, String mark) {}

    @PersistenceContext private EntityManager entities;
    @Inject private PayeeSeal seal;
    @Inject private AuditTrail audit;

    /** Where this person is paid, as told last under any of their rows; nothing once emptied. */
    public Optional<Told> of(PersonId person) {
        var query =
                entities.createNativeQuery(
                                "select person_id, sealed, told_at, version from muster.told_account(:id)")
                        .setParameter("id", person.value());
        return Rows.of(query, this::told).stream().findFirst();
    }

    private Told told(Rows row) {
        var person = new PersonId(row.uuid());
        return new Told(
                seal.opened(person, row.text()), row.instant(), person + "/" + row.number());
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
