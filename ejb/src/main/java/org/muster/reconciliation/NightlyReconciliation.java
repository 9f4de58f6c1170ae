package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.AuditTrail;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * All events that are over and recorded are compared every night, where the office said from which
 * hour on. The run is the installation's own: whoever set the hour may leave.
 */
@Stateless
@RolesAllowed({
    Roles.FINANCE_OFFICER,
    Roles.EVENT_OFFICER,
    Roles.CONTROLLER,
    Roles.AUDITOR,
    Roles.OPERATOR,
    Roles.SYSTEM
})
public class NightlyReconciliation {
    private static final int LAST_HOUR = 23;
    private static final String LATEST =
            " from muster.job_run where job = :job and subject = :all and started_by = :system";

    @PersistenceContext private EntityManager entities;
    @EJB private JobRuns runs;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;

    private record Kept(Night night, String setBy) {}

    /** When it begins next and how the last one went, as far as the actor may see it. */
    public NightSummary shown(Actor by) {
        var kept = kept("");
        var night = kept.night();
        return new NightSummary(
                night.hour(),
                night.next(Instant.now(), last()).orElse(null),
                kept.setBy(),
                night.setAt(),
                lastRun(by),
                isSetBy(by));
    }

    /**
     * From now on every night begins at that hour; it takes the role without a limit.
     *
     * @param hour of the office's zone, or null for never
     */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.OPERATOR, Roles.SYSTEM})
    public void set(Integer hour, Actor by) {
        if (!isSetBy(by)) {
            throw new ScopeRefused(by, "nightly reconciliation");
        }
        if (hour != null && (hour < 0 || hour > LAST_HOUR)) {
            throw new InvalidInput("hour", Told.of("why.schedule.hour", LAST_HOUR));
        }
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_night
                           set hour_of_day = cast(nullif(:hour, '') as integer), set_by = :by, set_at = now()""")
                .setParameter("hour", hour == null ? "" : hour.toString())
                .setParameter("by", by.login())
                .executeUpdate();
        var detail = hour == null ? "" : hour + ":00 " + settings.zone();
        audit.record(by, "nightly reconciliation set", "reconciliation night", "all", detail);
    }

    private boolean isSetBy(Actor by) {
        return scopes.of(by, Roles.FINANCE_OFFICER, Roles.OPERATOR).everywhere();
    }

    /** Opens the night's run where it is due; of all servers that ask, for one. */
    @RolesAllowed(Roles.SYSTEM)
    public Optional<JobRunId> begin() {
        if (!isDue("") || !isDue(" for update")) {
            return Optional.empty();
        }
        return Optional.of(runs.begin(Reconciler.JOB, Reconciler.ALL, "", Actor.SYSTEM));
    }

    private boolean isDue(String lock) {
        return kept(lock).night().isDue(Instant.now(), last());
    }

    private Kept kept(String lock) {
        var query =
                entities.createNativeQuery(
                        "select cast(hour_of_day as text), set_at, set_by from muster.reconciliation_night"
                                + lock);
        return Rows.of(query, this::kept).get(0);
    }

    private Kept kept(Rows row) {
        var hour = row.text();
        var night =
                new Night(
                        hour == null ? null : Integer.valueOf(hour),
                        row.instant(),
                        settings.zone());
        return new Kept(night, row.text());
    }

    /** When the last night began; null where none ever did. */
    private Instant last() {
        return Rows.of(latest("select max(started_at)" + LATEST), Rows::instant).get(0);
    }

    private JobRunSummary lastRun(Actor by) {
        var office =
                scopes.of(
                        by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR);
        if (!office.everywhere()) {
            return null;
        }
        var query = latest("select id" + LATEST + " order by started_at desc limit 1");
        return Rows.of(query, row -> runs.run(new JobRunId(row.uuid()), by)).stream()
                .findFirst()
                .orElse(null);
    }

    private Query latest(String sql) {
        return entities.createNativeQuery(sql)
                .setParameter("job", Reconciler.JOB)
                .setParameter("all", Reconciler.ALL)
                .setParameter("system", Actor.SYSTEM.login());
    }
}
