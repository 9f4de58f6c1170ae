package org.muster.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * The one transaction of a claim or of an arming: the installation's row is locked, compared with
 * the memory beside the server, and raised. An installation sends the letters of all events: only
 * an operator without a limit arms it.
 */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ClaimTransaction {
    private static final String INSTALLATION =
            "select id, claim_number, armed, armed_by, armed_at%s from muster.installation%s";

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private InstallationMemory memory;
    @Inject private Settings settings;
    @Inject private jakarta.enterprise.event.Event<InstallationArmed> armed;

    public record Claimed<T>(InstallationMemory.Beside memory, T result) {}

    /**
     * Claims under the next number. What another server has committed and not noted yet, or never
     * will, is noted for it first, so that the notes are never more than one claim behind.
     */
    @RolesAllowed(Roles.SYSTEM)
    public <T> Claimed<T> claim(Supplier<T> work) {
        var state = ArmingState.of(locked(), memory.read());
        if (!state.isArmed()) {
            throw new NotArmed(state);
        }
        if (state.databaseClaim() > state.besideClaim()) {
            memory.write(new InstallationMemory.Beside(state.databaseId(), state.databaseClaim()));
        }
        var next = state.databaseClaim() + 1;
        entities.createNativeQuery("update muster.installation set claim_number = :next")
                .setParameter("next", next)
                .executeUpdate();
        return new Claimed<>(new InstallationMemory.Beside(state.databaseId(), next), work.get());
    }

    /** Makes this database and this server one installation, above every number seen before. */
    public InstallationMemory.Beside arm(Actor by) {
        if (!scopes.of(by, Roles.OPERATOR).everywhere()) {
            throw new ScopeRefused(by, "the whole installation");
        }
        var database = locked();
        var beside = memory.read();
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
        return database(entities.createNativeQuery(INSTALLATION.formatted("", "")).getResultList());
    }

    /** Locks the row; a server that hangs with it in hand loses it before its letters lapse. */
    private ArmingState.Database locked() {
        var half = settings.seconds("muster.dispatch.lease.seconds", 120).dividedBy(2);
        return database(
                entities.createNativeQuery(
                                INSTALLATION.formatted(
                                        ", set_config('idle_in_transaction_session_timeout', :millis, true)",
                                        " for update"))
                        .setParameter("millis", Long.toString(half.toMillis()))
                        .getResultList());
    }

    private static ArmingState.Database database(List<?> rows) {
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
