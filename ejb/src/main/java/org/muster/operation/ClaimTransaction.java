package org.muster.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * The one transaction of a claim or of an arming: the installation's row is locked, compared with
 * the memory beside the server, and raised. An installation sends the letters of all events: only
 * an operator without a limit arms it.
 */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ClaimTransaction {
    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private jakarta.enterprise.event.Event<InstallationArmed> armed;

    public record Claimed<T>(InstallationMemory.Beside memory, T result) {}

    @RolesAllowed(Roles.SYSTEM)
    public <T> Claimed<T> claim(InstallationMemory.Beside beside, Supplier<T> work) {
        var state = ArmingState.of(locked(), beside);
        if (!state.isArmed()) {
            throw new NotArmed(state);
        }
        var next = state.databaseClaim() + 1;
        entities.createNativeQuery("update muster.installation set claim_number = :next")
                .setParameter("next", next)
                .executeUpdate();
        return new Claimed<>(new InstallationMemory.Beside(state.databaseId(), next), work.get());
    }

    /** Makes this database and this server one installation, above every number seen before. */
    public InstallationMemory.Beside arm(InstallationMemory.Beside beside, Actor by) {
        if (!scopes.of(by, Roles.OPERATOR).everywhere()) {
            throw new ScopeRefused(by, "the whole installation");
        }
        var database = locked();
        var state = ArmingState.of(database, beside);
        if (state.isArmed()) {
            return new InstallationMemory.Beside(state.databaseId(), state.databaseClaim());
        }
        var next =
                new InstallationMemory.Beside(
                        UUID.randomUUID(),
                        1
                                + Math.max(
                                        database == null ? 0 : database.claim(),
                                        beside == null ? 0 : beside.claim()));
        store(next, by);
        audit.record(by, "installation armed", "installation", next.id(), state.verdict().name());
        armed.fire(new InstallationArmed(state.verdict() != ArmingState.Verdict.FIRST_START, by));
        return next;
    }

    @RolesAllowed({
        Roles.OPERATOR,
        Roles.EVENT_OFFICER,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR,
        Roles.SYSTEM
    })
    public ArmingState.Database read() {
        return find("");
    }

    private ArmingState.Database locked() {
        return find(" for update");
    }

    private ArmingState.Database find(String lock) {
        var rows =
                entities.createNativeQuery(
                                "select id, claim_number, armed, armed_by, armed_at from muster.installation"
                                        + lock)
                        .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        var row = (Object[]) rows.get(0);
        var at = row[4];
        return new ArmingState.Database(
                (UUID) row[0],
                ((Number) row[1]).longValue(),
                (Boolean) row[2],
                (String) row[3],
                at instanceof java.sql.Timestamp stamp ? stamp.toInstant() : (Instant) at);
    }

    private void store(InstallationMemory.Beside next, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.installation (id, claim_number, armed, armed_by, armed_at)
                        values (:id, :claim, true, :by, :at)
                        on conflict (singleton) do update set id = excluded.id, claim_number = excluded.claim_number,
                            armed = true, armed_by = excluded.armed_by, armed_at = excluded.armed_at""")
                .setParameter("id", next.id())
                .setParameter("claim", next.claim())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }
}
