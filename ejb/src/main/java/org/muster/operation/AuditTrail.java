package org.muster.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.muster.account.AccountChanged;
import org.muster.shared.Actor;

/**
 * One row per change, in the change's own transaction; it carries ids and never a name, so that
 * erasure leaves it whole.
 */
@ApplicationScoped
public class AuditTrail {
    @PersistenceContext private EntityManager entities;

    public void record(
            Actor actor, String act, String subjectKind, Object subjectId, String detail) {
        entities.createNativeQuery(
                        """
                        insert into muster.audit_entry (at, actor, act, subject_kind, subject_id, detail)
                        values (:at, :actor, :act, :kind, :id, left(:detail, 2000))""")
                .setParameter("at", Instant.now())
                .setParameter("actor", actor.login())
                .setParameter("act", act)
                .setParameter("kind", subjectKind)
                .setParameter("id", subjectId.toString())
                .setParameter("detail", detail == null ? "" : detail)
                .executeUpdate();
    }

    void onAccountChanged(@Observes AccountChanged change) {
        record(change.by(), change.act(), "account", change.account(), change.detail());
    }
}
