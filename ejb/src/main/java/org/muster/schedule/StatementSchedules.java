package org.muster.schedule;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.funding.ContributionId;
import org.muster.operation.AuditTrail;
import org.muster.operation.JobRunId;
import org.muster.reporting.StatementOrder;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * Sets, ends and keeps the schedules of statements. A run is started in the name of whoever set the
 * schedule, so that somebody who lost the role starts nothing any more.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class StatementSchedules {
    /** The parameter of a run that names the schedule it comes from. */
    public static final String PARAMETER = "schedule";

    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private FailedTimes failed;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /** A time that was taken: what to account for, and in whose name. */
    public record Taken(StatementOrder order, Actor by) {}

    /**
     * Statements come by themselves from now on.
     *
     * @param contribution the one to account for, or null for all, which takes the role for all
     */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public ScheduleId set(ContributionId contribution, Rhythm rhythm, int day, int hour, Actor by) {
        requireReach(contribution, by);
        refuseKnown(contribution, rhythm);
        var schedule =
                StatementSchedule.set(
                        contribution, rhythm, day, hour, by, clock.instant(), settings.zone());
        entities.persist(schedule);
        var detail = rhythm + " " + day + ", " + hour + ":00";
        audit.record(by, "schedule set", "statement-schedule", schedule.id(), detail);
        return schedule.id();
    }

    /** Nothing comes of it any more; runs that came of it stay. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public void end(ScheduleId id, Actor by) {
        var schedule = locked(id);
        requireReach(schedule.contribution(), by);
        schedule.end();
        audit.record(by, "schedule ended", "statement-schedule", id, "");
    }

    /** The schedules in force within reach, the next first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<ScheduleSummary> page(int first, int size, Actor by) {
        var reach = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var query =
                entities.createNativeQuery(
                                """
                                select s.id, c.agreement_no, s.rhythm, s.day_of_month, s.hour_of_day, s.next_at,
                                       s.last_run_id, s.last_told, s.set_by, a.raised_at, a.told_to, a.sent
                                  from muster.statement_schedule s
                                  left join muster.contribution c on c.id = s.contribution_id
                                  left join lateral (
                                      select f.raised_at, f.told_to,
                                             (select count(*) from muster.letter l where l.about_id = f.id
                                                 and l.purpose = 'FAILURE' and l.delivery = 'SENT') as sent
                                        from muster.alarm f where f.schedule_id = s.id
                                       order by f.raised_at desc limit 1) a on true
                                 where s.state = 'ACTIVE' and (:all or s.contribution_id in (:reach))
                                 order by s.next_at, c.agreement_no, s.id""")
                        .setParameter("all", reach.everywhere())
                        .setParameter("reach", reach.contributionIds())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, StatementSchedules::summary);
    }

    private static ScheduleSummary summary(Rows row) {
        var id = new ScheduleId(row.uuid());
        var agreementNo = row.text();
        var rhythm = Rhythm.valueOf(row.text());
        var day = (int) row.number();
        var hour = (int) row.number();
        var nextAt = row.instant();
        var run = row.uuid();
        var told = row.text();
        return new ScheduleSummary(
                id,
                agreementNo,
                rhythm,
                day,
                hour,
                nextAt,
                run == null ? null : new JobRunId(run),
                told == null ? null : Told.read(told),
                row.text(),
                failure(row));
    }

    private static ScheduleSummary.Failure failure(Rows row) {
        var at = row.instant();
        return at == null ? null : new ScheduleSummary.Failure(at, row.number(), row.number());
    }

    /** Schedules that may have something to start. */
    public List<ScheduleId> due() {
        return entities.createQuery(
                        """
                        select s.id from StatementSchedule s
                         where s.state = :active and (s.nextAt <= :now or s.waiting is not null)
                         order by s.nextAt""",
                        ScheduleId.class)
                .setParameter("active", StatementSchedule.State.ACTIVE)
                .setParameter("now", clock.instant())
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Takes what is due of a schedule; nothing where another server did. */
    public Optional<Taken> take(ScheduleId id) {
        var schedule = locked(id);
        var taken = schedule.take(clock.instant(), Instant.now(), settings.zone());
        var begun = taken.flatMap(order -> begun(id, order));
        begun.ifPresent(schedule::started);
        return begun.isPresent()
                ? Optional.empty()
                : taken.map(order -> new Taken(order, schedule.owner()));
    }

    /** The run that a server began of this time before it died. */
    private Optional<JobRunId> begun(ScheduleId id, StatementOrder order) {
        var query =
                entities.createNativeQuery(
                                """
                                select id from muster.job_run
                                 where job = :job and subject = :subject and parameters = :parameters
                                 order by started_at limit 1""",
                                UUID.class)
                        .setParameter("job", StatementOrder.JOB)
                        .setParameter("subject", order.subject())
                        .setParameter("parameters", PARAMETER + "=" + id);
        return Rows.of(query, row -> new JobRunId(row.uuid())).stream().findFirst();
    }

    public void started(ScheduleId id, JobRunId run) {
        locked(id).started(run);
    }

    /** No run came of a time; whoever answers for the money is told. */
    public void refused(ScheduleId id, StatementOrder order, Told why) {
        locked(id).refused(why);
        failed.refused(id, order, why);
    }

    /** Two who set the same at once: the database lets one of them. */
    private void refuseKnown(ContributionId contribution, Rhythm rhythm) {
        var known =
                entities.createNativeQuery(
                                """
                                select count(*) from muster.statement_schedule
                                 where state = 'ACTIVE' and rhythm = :rhythm
                                   and contribution_id is not distinct from cast(nullif(:id, '') as uuid)""")
                        .setParameter("rhythm", rhythm.name())
                        .setParameter("id", contribution == null ? "" : contribution.toString());
        if (Rows.of(known, Rows::number).get(0) > 0) {
            throw new InvalidInput("rhythm", Told.of("why.schedule.known"));
        }
    }

    private StatementSchedule locked(ScheduleId id) {
        var schedule = entities.find(StatementSchedule.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (schedule == null) {
            throw new NotFound("statement schedule", id);
        }
        return schedule;
    }

    private void requireReach(ContributionId contribution, Actor by) {
        var reach = scopes.of(by, Roles.FINANCE_OFFICER);
        if (contribution == null ? !reach.everywhere() : !reach.coversContribution(contribution)) {
            throw new ScopeRefused(by, "schedule of " + contribution);
        }
    }
}
