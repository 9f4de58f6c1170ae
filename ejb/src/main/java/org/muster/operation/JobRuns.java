package org.muster.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * The runs of all jobs: who started what, where it runs, how far it is, how it ended. The database
 * lets one run per job and subject be open at a time.
 *
 * <p>Jobs write here through the batch module's door, which acts as {@link Roles#SYSTEM}. {@link
 * #progress} belongs into the transaction of the work it counts: it refuses when the run was given
 * up meanwhile, so that a server coming back from the dead commits nothing.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class JobRuns {
    private static final String OPEN = "state in ('STARTING', 'RUNNING', 'STOPPING')";

    /** A run whose server died is old news after that long. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String ASKED_FOR =
            "(:job is null or r.job = :job) and (:subject is null or r.subject = :subject) and ";
    private static final String SEEN =
            """
            (:all = true or r.startedBy = :actor or (:events = true and r.eventId is not null)
             or r.eventId in (:event) or r.region in (:region) or r.contributionId in (:contribution))""";

    @PersistenceContext private EntityManager entities;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Scopes scopes;
    @Inject private Event<JobAsked> asked;
    @Inject private Event<JobEnded> ended;

    /** Asks the job's owner; a job that nobody owns up to is for actors whose role has no limit. */
    public void ask(String job, String subject, Actor actor) {
        asked(job, subject, actor);
    }

    private JobAsked asked(String job, String subject, Actor actor) {
        var question = new JobAsked(job, subject, actor);
        asked.fire(question);
        if (question.isVouched()) {
            return question;
        }
        var reach = scopes.of(actor, Roles.OPERATOR, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        if (!reach.everywhere()) {
            throw new ScopeRefused(actor, job + " " + subject);
        }
        return question;
    }

    /**
     * Opens a run where its owner lets the actor, or tells who has one open already. Subjects are
     * ids and days: written in large letters it is the same subject.
     */
    public JobRunId begin(String job, String written, String parameters, Actor actor) {
        var subject = written.strip().toLowerCase(Locale.ROOT);
        return begin(asked(job, subject, actor), job, subject, parameters, null, actor);
    }

    private JobRunId begin(
            JobAsked question,
            String job,
            String subject,
            String parameters,
            JobRunId restartOf,
            Actor actor) {
        var id = JobRunId.next();
        var opened =
                entities.createNativeQuery(
                                """
                                insert into muster.job_run (id, job, subject, parameters, state, node, started_by,
                                    started_at, heartbeat_at, restart_of, items_before, event_id, region,
                                    contribution_id)
                                values (:id, :job, :subject, :parameters, 'STARTING', :node, :actor, now(), now(),
                                    cast(:restartOf as uuid),
                                    coalesce((select items_done from muster.job_run where id = cast(:restartOf as uuid)), 0),
                                    cast(:event as uuid), cast(:region as varchar), cast(:contribution as uuid))
                                on conflict (job, subject) where state in ('STARTING', 'RUNNING', 'STOPPING')
                                do nothing""")
                        .setParameter("id", id.value())
                        .setParameter("job", job)
                        .setParameter("subject", subject)
                        .setParameter("parameters", parameters)
                        .setParameter("node", settings.nodeName())
                        .setParameter("actor", actor.login())
                        .setParameter("restartOf", text(restartOf))
                        .setParameter("event", text(question.event()))
                        .setParameter("region", question.region())
                        .setParameter("contribution", text(question.contribution()))
                        .executeUpdate();
        if (opened == 0) {
            throw alreadyRunning(job, subject);
        }
        audit.record(
                actor, restartOf == null ? "job started" : "job restarted", "job run", id, job);
        return id;
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }

    private RuntimeException alreadyRunning(String job, String subject) {
        var first =
                entities.createQuery(
                                """
                                select r from JobRun r where r.job = :job and r.subject = :subject
                                order by r.startedAt desc""",
                                JobRun.class)
                        .setParameter("job", job)
                        .setParameter("subject", subject)
                        .setMaxResults(1)
                        .getSingleResult()
                        .summary();
        return new JobAlreadyRunning(job, first.startedBy(), first.startedAt());
    }

    /** The job's thread has taken up the run. */
    public void running(JobRunId run, long executionId) {
        fenced(
                run,
                entities.createNativeQuery(
                                "update muster.job_run set state = case state when 'STARTING' then 'RUNNING' else state end,"
                                        + " execution_id = :execution, heartbeat_at = now() where id = :id and "
                                        + OPEN)
                        .setParameter("execution", executionId));
    }

    /** How many items there are to do; told once, when the job knows. */
    public void expect(JobRunId run, long items) {
        fenced(
                run,
                entities.createNativeQuery(
                                "update muster.job_run set items_total = :items, heartbeat_at = now() where id = :id and "
                                        + OPEN)
                        .setParameter("items", items));
    }

    /**
     * So many more items are to be done, of which so many are; refused when the run was given up.
     * Said at once: whoever begins the same job waits for the transaction that changed its run.
     */
    public void expectMore(JobRunId run, long items, long done) {
        fenced(
                run,
                entities.createNativeQuery(
                                "update muster.job_run set items_total = items_total + :items, items_done = items_done + :done,"
                                        + " heartbeat_at = now() where id = :id and "
                                        + OPEN)
                        .setParameter("items", items)
                        .setParameter("done", done));
    }

    /** How many items are done in all; refused when the run was given up. */
    public void progress(JobRunId run, long itemsDone) {
        fenced(
                run,
                entities.createNativeQuery(
                                "update muster.job_run set items_done = :done, heartbeat_at = now() where id = :id and "
                                        + OPEN)
                        .setParameter("done", itemsDone));
    }

    /** So many more items are done; refused when the run was given up. */
    public void advance(JobRunId run, long items) {
        fenced(
                run,
                entities.createNativeQuery(
                                "update muster.job_run set items_done = items_done + :more, heartbeat_at = now()"
                                        + " where id = :id and "
                                        + OPEN)
                        .setParameter("more", items));
    }

    private static void fenced(JobRunId run, Query update) {
        if (update.setParameter("id", run.value()).executeUpdate() == 0) {
            throw new RunLost(run);
        }
    }

    /**
     * The run is over, with a {@link Told} as its outcome; a run already given up stays so. What
     * stopped though nobody asked, its server's end has stopped.
     */
    public void end(JobRunId run, JobState state, String outcome) {
        var changed =
                entities.createNativeQuery(
                                """
                                update muster.job_run
                                   set state = case when :state <> 'STOPPED' or state = 'STOPPING' then :state else 'ABANDONED' end,
                                       outcome = case when :state <> 'STOPPED' or state = 'STOPPING' then left(:outcome, 2000)
                                                      else :serverEnded end,
                                       ended_at = now(), heartbeat_at = now()
                                 where id = :id and\s"""
                                        + OPEN)
                        .setParameter("state", state.name())
                        .setParameter("outcome", outcome == null ? "" : outcome)
                        .setParameter("serverEnded", Told.of("outcome.serverEnded").written())
                        .setParameter("id", run.value())
                        .executeUpdate();
        if (changed > 0) {
            ended.fire(new JobEnded(found(run)));
        }
    }

    /** A person wants the run to end after what it is at. */
    public JobRunSummary askStop(JobRunId run, Actor actor) {
        var before = found(run);
        var changed =
                entities.createNativeQuery(
                                "update muster.job_run set state = 'STOPPING' where id = :id and "
                                        + OPEN)
                        .setParameter("id", run.value())
                        .executeUpdate();
        if (changed == 0) {
            throw new JobNotRunning(before.state());
        }
        audit.record(actor, "job stop asked", "job run", run, before.job());
        return before;
    }

    /** Opens the run that goes on with one that ended early; of all who ask at once one does. */
    public JobRunId restart(JobRunId run, Actor actor) {
        var ended = locked(run);
        var question = asked(ended.job(), ended.subject(), actor);
        if (!ended.isRestartable()) {
            throw new JobNotRestartable(ended.state());
        }
        return begin(question, ended.job(), ended.subject(), ended.parameters(), run, actor);
    }

    private JobRunSummary locked(JobRunId run) {
        entities.createNativeQuery("select 1 from muster.job_run where id = :id for update")
                .setParameter("id", run.value())
                .getResultList();
        return found(run);
    }

    /**
     * Runs whose server died under them and that are to go on by themselves: nobody had them go on,
     * or began the same anew, since.
     */
    public List<JobRunSummary> lost() {
        return entities.createQuery(
                        """
                        select r from JobRun r where r.state = :abandoned and r.endedAt > :since
                           and not exists (select l from JobRun l where l.restartOf = r.id
                               or l.job = r.job and l.subject = r.subject and l.startedBy = r.startedBy
                              and l.startedAt > r.startedAt)
                         order by r.startedAt, r.id.value""",
                        JobRun.class)
                .setParameter("abandoned", JobState.ABANDONED)
                .setParameter("since", Instant.now().minus(REMEMBERED))
                .getResultStream()
                .map(JobRun::summary)
                .toList();
    }

    /** A run whose server died does not go on, and why. */
    public void giveUp(JobRunId run, Told why) {
        var changed =
                entities.createNativeQuery(
                                "update muster.job_run set state = 'FAILED', outcome = left(:why, 2000)"
                                        + " where id = :id and state = 'ABANDONED'")
                        .setParameter("why", why.written())
                        .setParameter("id", run.value())
                        .executeUpdate();
        if (changed > 0) {
            ended.fire(new JobEnded(found(run)));
        }
    }

    /** Says for all open runs of this server that it lives. */
    public void heartbeat() {
        // A run that is at its own row just now shows by it that it lives, and keeps no other
        // waiting.
        entities.createNativeQuery(
                        "update muster.job_run set heartbeat_at = now() where id in ("
                                + "select id from muster.job_run where node = :node and "
                                + OPEN
                                + " for update skip locked)")
                .setParameter("node", settings.nodeName())
                .executeUpdate();
    }

    /** Runs of this server that a person wants to end. */
    public List<JobRunSummary> stopping() {
        return entities.createQuery(
                        "select r from JobRun r where r.node = :node and r.state = :state and r.executionId is not null",
                        JobRun.class)
                .setParameter("node", settings.nodeName())
                .setParameter("state", JobState.STOPPING)
                .getResultStream()
                .map(JobRun::summary)
                .toList();
    }

    /** At the start of a server: whatever it has open is of an earlier life. */
    public int abandonOwn() {
        return abandon("node = :node", Told.of("outcome.serverEnded"), settings.nodeName());
    }

    /** Runs of servers silent for longer than the lease. */
    public int abandonSilent(Duration lease) {
        return abandon(
                "node <> :node and heartbeat_at < now() - make_interval(secs => "
                        + lease.toSeconds()
                        + ")",
                Told.of("outcome.serverSilent", lease.toSeconds()),
                settings.nodeName());
    }

    /** A run that a person asked to end has ended; one that lost three servers is tried no more. */
    private int abandon(String which, Told outcome, String node) {
        var query =
                entities.createNativeQuery(
                                """
                                update muster.job_run r
                                   set ended_at = now(), outcome = :outcome, state = case when state = 'STOPPING' then 'STOPPED'
                                       when exists (select from muster.job_run b join muster.job_run c on c.id = b.restart_of
                                             where b.id = r.restart_of and b.state = 'ABANDONED' and c.state = 'ABANDONED')
                                       then 'FAILED' else 'ABANDONED' end
                                 where\s"""
                                        + OPEN
                                        + " and "
                                        + which
                                        + " returning id")
                        .setParameter("outcome", outcome.written())
                        .setParameter("node", node);
        var given = Rows.of(query, row -> new JobRunId(row.uuid()));
        for (var run : given) {
            audit.record(Actor.SYSTEM, "job given up", "job run", run, outcome.toString());
            ended.fire(new JobEnded(found(run)));
        }
        return given.size();
    }

    /**
     * Has the job repository call over what it was never told the end of, because the server died:
     * its execution as the run ended, whether or not the run had learned its number.
     *
     * @return how many executions these were
     */
    public int settleExecutions() {
        return entities.createNativeQuery(
                        """
                        update jobs.job_execution e
                           set batchstatus = case when r.state in ('COMPLETED', 'STOPPED') then r.state else 'FAILED' end,
                               exitstatus = r.state, endtime = r.ended_at, lastupdatedtime = now()
                          from muster.job_run r
                         where e.batchstatus in ('STARTING', 'STARTED', 'STOPPING')
                           and r.id = cast(substring(chr(10) || e.jobparameters from chr(10) || 'run = ([0-9a-f-]+)') as uuid)
                           and r.state not in ('STARTING', 'RUNNING', 'STOPPING')
                           and r.ended_at < now() - interval '5 seconds'""")
                .executeUpdate();
    }

    /** One run, if the actor may see it. */
    @RolesAllowed({
        Roles.SYSTEM,
        Roles.OPERATOR,
        Roles.ADMINISTRATOR,
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.FACILITATOR
    })
    public JobRunSummary run(JobRunId run, Actor by) {
        var found = found(run);
        var seen =
                within("select count(r) from JobRun r where r.id = :run and ", "", Long.class, by)
                        .setParameter("run", run)
                        .getSingleResult();
        if (seen == 0) {
            throw new ScopeRefused(by, "job run " + run);
        }
        return found;
    }

    /** The latest first, as far as the actor may see them; job or subject may be null for all. */
    @RolesAllowed({
        Roles.SYSTEM,
        Roles.OPERATOR,
        Roles.ADMINISTRATOR,
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.FACILITATOR
    })
    public List<JobRunSummary> page(String job, String subject, int first, int size, Actor by) {
        return within(
                        "select r from JobRun r where " + ASKED_FOR,
                        " order by r.startedAt desc, r.id.value",
                        JobRun.class,
                        by)
                .setParameter("job", job)
                .setParameter("subject", subject)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, 200))
                .getResultStream()
                .map(JobRun::summary)
                .toList();
    }

    @RolesAllowed({
        Roles.SYSTEM,
        Roles.OPERATOR,
        Roles.ADMINISTRATOR,
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.FACILITATOR
    })
    public long count(String job, String subject, Actor by) {
        return within("select count(r) from JobRun r where " + ASKED_FOR, "", Long.class, by)
                .setParameter("job", job)
                .setParameter("subject", subject)
                .getSingleResult();
    }

    private JobRunSummary found(JobRunId run) {
        var found = entities.find(JobRun.class, run);
        if (found == null) {
            throw new NotFound("job run", run);
        }
        entities.refresh(found);
        return found.summary();
    }

    /**
     * Runs about an event are seen by whoever the event's officers and facilitators are, runs about
     * a contribution by those who keep its books, all runs by those without a limit; one's own
     * always.
     */
    private <T> TypedQuery<T> within(String select, String order, Class<T> type, Actor by) {
        var office =
                scopes.of(
                        by,
                        Roles.OPERATOR,
                        Roles.ADMINISTRATOR,
                        Roles.AUDITOR,
                        Roles.FINANCE_OFFICER,
                        Roles.CONTROLLER);
        var room = scopes.of(by, Roles.EVENT_OFFICER, Roles.FACILITATOR);
        return entities.createQuery(select + SEEN + order, type)
                .setParameter("all", office.everywhere())
                .setParameter("events", room.everywhere())
                .setParameter("actor", by.login())
                .setParameter("event", ids(office.events(), room.events()))
                .setParameter("region", orNone(office.regions(), room.regions()))
                .setParameter("contribution", ids(office.contributions(), Set.of()));
    }

    private static Set<UUID> ids(Set<String> some, Set<String> others) {
        var ids = new HashSet<>(Set.of(NOBODY));
        Stream.concat(some.stream(), others.stream()).map(UUID::fromString).forEach(ids::add);
        return ids;
    }

    private static Set<String> orNone(Set<String> some, Set<String> others) {
        var regions = new HashSet<>(some);
        regions.addAll(others);
        regions.add("");
        return regions;
    }
}
