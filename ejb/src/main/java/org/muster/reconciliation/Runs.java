package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Scope;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Rows;

/**
 * The runs of a job, one for each event it compares. What was begun and not ended belongs to the
 * latest job that is about the event.
 */
@ApplicationScoped
class Runs {
    /** Whether a run is the job's own still, or another one came after it. */
    private static final String STANDS = "(ended_at is null or facts_hash <> '')";

    /** What the outcome depends on and what was found; claim and commitment as at that moment. */
    private static final String HASH =
            """
            update muster.reconciliation_run r
               set items = h.items,
                   facts_hash = encode(sha256(convert_to(h.facts || coalesce(h.found, ''), 'UTF8')), 'hex')
              from (select a.id, coalesce(f.items, 0) as items, coalesce(f.facts, '') as facts, g.found
                      from muster.reconciliation_run a
                      left join (
                          select run_id, count(*) as items, string_agg(concat_ws('|', item_no, person_id, participation_id,
                                     role, funding, member_code, letters_sent, invited, nominated, confirmed, half_days,
                                     days_present, claim_id, days_claimed, currency, claimed_minor, entitled_minor,
                                     commitment_id, duplicate_of, claim_rejected, release_due, disputed_days,
                                     disputed_minor, stands_in_for, 'claim ' || %s, 'open ' || %s), '~' order by item_no)
                                 as facts
                            from muster.reconciliation_fact where run_id = any (cast(string_to_array(:runs, ',') as uuid[]))
                           group by run_id) f on f.run_id = a.id
                      left join (
                          select run_id, string_agg(concat_ws('|', class, about_id, subject_id, other_person_id, currency,
                                     at_risk_minor, evidence), '~' order by class, about_id) as found
                            from muster.reconciliation_finding
                           where run_id = any (cast(string_to_array(:runs, ',') as uuid[])) group by run_id) g
                        on g.run_id = a.id
                     where a.id = any (cast(string_to_array(:runs, ',') as uuid[]))) h
             where r.id = h.id""";

    /**
     * Ends the runs of events that nothing was told of since their facts were compared last, and
     * that no day has come for meanwhile. News is taken here and looked at in the same transaction:
     * what is committed later than that is told to the next run.
     */
    private static final String UNTOUCHED =
            """
            with told as (
                delete from muster.reconciliation_news n using muster.reconciliation_run r
                 where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) and n.event_id = r.event_id
                returning n.event_id),
            same as (
                select r.id, l.items, l.facts_hash
                  from muster.reconciliation_run r
                  join muster.capacity_event e on e.id = r.event_id
                  cross join lateral (
                      select * from muster.reconciliation_run b where b.event_id = r.event_id and b.id <> r.id
                       order by b.started_at desc, b.id limit 1) l
                  cross join lateral (
                      select least(l.on_day, r.on_day) as earlier, greatest(l.on_day, r.on_day) as later) days
                 where r.id = any (cast(string_to_array(:runs, ',') as uuid[]))
                   and l.ended_at is not null and l.facts_hash <> '' and l.set_aside = 0
                   and not exists (select from told where told.event_id = r.event_id)
                   and (e.ends_on <= l.overdue_day) = (e.ends_on <= r.overdue_day)
                   and not exists (select from muster.advance a
                         where a.event_id = r.event_id and a.due_on >= days.earlier and a.due_on < days.later)
                   and not exists (select from muster.allocation a join muster.contribution c on c.id = a.contribution_id
                         where a.event_id = r.event_id and c.liquidation_to >= days.earlier and c.liquidation_to < days.later))
            update muster.reconciliation_run r
               set unchanged = true, ended_at = now(), items = same.items, facts_hash = same.facts_hash
              from same where r.id = same.id""";

    private static final String FOUND = HASH.formatted("claim_state", "open_minor");
    private static final String LEFT = HASH.formatted("state_after", "open_after");

    @PersistenceContext private EntityManager entities;

    /**
     * Events within reach that are over and of which somebody is recorded, or that were called off
     * with money set aside or paid for them; the earliest first.
     */
    List<EventId> due(Scope scope, Instant now) {
        var query =
                entities.createNativeQuery(
                                """
                                select e.id from muster.capacity_event e
                                 where (e.status <> 'CANCELLED'
                                        and e.ends_on < cast(timezone(e.zone, cast(:now as timestamptz)) as date)
                                        and exists (select from muster.presence p where p.event_id = e.id and not exists (
                                               select from muster.sheet_undo u where u.sheet_id = p.sheet_id))
                                     or e.status = 'CANCELLED'
                                        and (exists (select from muster.allocation a where a.event_id = e.id)
                                             or exists (select from muster.outside_payment o where o.event_id = e.id)))
                                   and (:everywhere or cast(e.id as text) = any (string_to_array(:events, ','))
                                        or e.region = any (string_to_array(:regions, ',')))
                                 order by e.ends_on, e.code""",
                                UUID.class)
                        .setParameter("now", now)
                        .setParameter("everywhere", scope.everywhere())
                        .setParameter("events", String.join(",", scope.events()))
                        .setParameter("regions", String.join(",", scope.regions()));
        return Rows.of(query, row -> new EventId(row.uuid()));
    }

    /** Makes the runs of the jobs that this one goes on from its own. */
    void adopt(UUID job) {
        entities.createNativeQuery(
                        """
                        with recursive job as (
                            select restart_of as id from muster.job_run where id = :job
                            union all
                            select b.restart_of from muster.job_run b join job j on b.id = j.id)
                        update muster.reconciliation_run set job_run_id = :job
                         where job_run_id in (select id from job) and\s"""
                                + STANDS)
                .setParameter("job", job)
                .executeUpdate();
    }

    /**
     * Opens a run of the job for each event that has none; what others left undone is part of it.
     *
     * @param today the day that it compares for
     * @param overdue promises of events that ended on that day or before are overdue
     */
    void open(UUID job, List<EventId> events, LocalDate today, LocalDate overdue, Actor by) {
        var ids = Findings.text(events.stream().map(EventId::value).toList());
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_run set ended_at = now(), facts_hash = ''
                         where event_id = any (cast(string_to_array(:events, ',') as uuid[]))
                           and ended_at is null and job_run_id is distinct from :job""")
                .setParameter("events", ids)
                .setParameter("job", job)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        insert into muster.reconciliation_run (id, event_id, job_run_id, seq, started_by, started_at,
                            on_day, overdue_day)
                        select gen_random_uuid(), due.id, :job, due.ordinality, :by, now(), :today, :overdue
                          from unnest(cast(string_to_array(:events, ',') as uuid[])) with ordinality as due (id, ordinality)
                         where not exists (select from muster.reconciliation_run r
                               where r.job_run_id = :job and r.event_id = due.id and\s"""
                                + STANDS
                                + ")")
                .setParameter("events", ids)
                .setParameter("job", job)
                .setParameter("today", today)
                .setParameter("overdue", overdue)
                .setParameter("by", by.login())
                .executeUpdate();
    }

    /** Whatever was compared before has to be compared anew. */
    void tellOfAll() {
        entities.createNativeQuery(
                        "insert into muster.reconciliation_news (event_id) values (null)")
                .executeUpdate();
    }

    /** News that may be about all events is told of each. */
    void spreadNews() {
        entities.createNativeQuery(
                        """
                        with told as (delete from muster.reconciliation_news where event_id is null returning seq)
                        insert into muster.reconciliation_news (event_id)
                        select id from muster.capacity_event where exists (select from told)""")
                .executeUpdate();
    }

    /** Those of the runs whose events there is news of; the others end as unchanged. */
    List<UUID> touched(List<UUID> runs) {
        of(runs, UNTOUCHED).executeUpdate();
        return changed(runs);
    }

    /** Runs of one part of the job whose facts are not gathered yet. */
    List<UUID> begun(UUID job, int part, int parts) {
        return part(job, part, parts, "facts_hash = ''");
    }

    /** Runs of one part of the job with items that may not be settled yet. */
    List<UUID> compared(UUID job, int part, int parts) {
        return part(job, part, parts, "facts_hash <> ''");
    }

    private List<UUID> part(UUID job, int part, int parts, String which) {
        var query =
                entities.createNativeQuery(
                                "select id from muster.reconciliation_run where job_run_id = :job and seq % :parts = :part"
                                        + " and ended_at is null and "
                                        + which
                                        + " order by seq, id",
                                UUID.class)
                        .setParameter("job", job)
                        .setParameter("parts", parts)
                        .setParameter("part", part);
        return Rows.of(query, Rows::uuid);
    }

    /** Those of the runs that nothing came after; nothing will until this transaction ends. */
    List<UUID> hold(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select id from muster.reconciliation_run
                         where id = any (cast(string_to_array(:runs, ',') as uuid[])) and ended_at is null
                         order by seq, id for update""");
        return Rows.of(query, Rows::uuid);
    }

    /** The events of the runs, each with its run. */
    Map<String, String> events(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select cast(event_id as text), cast(id as text) from muster.reconciliation_run
                         where id = any (cast(string_to_array(:runs, ',') as uuid[])) order by seq, id""");
        var events = new LinkedHashMap<String, String>();
        Rows.of(query, row -> events.put(row.text(), row.text()));
        return events;
    }

    /** The event of a run that is still this job's; nothing where another came after it. */
    Optional<EventId> standing(UUID run) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select event_id from muster.reconciliation_run where id = :run and ended_at is null",
                                        UUID.class)
                                .setParameter("run", run),
                        row -> new EventId(row.uuid()))
                .stream()
                .findFirst();
    }

    /** Events of the runs that pay by a version of a scheme, with its lines to be reckoned. */
    List<EventId> reckoned(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select distinct r.event_id from muster.reconciliation_run r
                          join muster.allowance_scheme s on s.event_id = r.event_id and s.version_id is not null
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) order by 1""");
        return Rows.of(query, row -> new EventId(row.uuid()));
    }

    /** Events of the runs that are asked for days at a flat amount. */
    List<EventId> atFlatAmount(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select distinct r.event_id from muster.reconciliation_run r
                          join muster.claim c on c.event_id = r.event_id and c.state in ('SUBMITTED', 'RECONCILED')
                          join muster.allowance_scheme s on s.id = c.scheme_id and s.version_id is null
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) order by 1""");
        return Rows.of(query, row -> new EventId(row.uuid()));
    }

    /**
     * Keeps the hash of each run as it was found, and returns those whose facts are news; the
     * others end as unchanged. Items set aside last are tried again, whatever the hash.
     */
    List<UUID> news(List<UUID> runs) {
        of(runs, FOUND).executeUpdate();
        of(
                        runs,
                        """
                        update muster.reconciliation_run r set unchanged = true, ended_at = now()
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) and r.facts_hash = (
                            select case when l.set_aside > 0 then '' else l.facts_hash end from muster.reconciliation_run l
                             where l.event_id = r.event_id and l.id <> r.id order by l.started_at desc, l.id limit 1)""")
                .executeUpdate();
        return changed(runs);
    }

    private List<UUID> changed(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select id from muster.reconciliation_run
                         where id = any (cast(string_to_array(:runs, ',') as uuid[])) and not unchanged order by seq, id""");
        return Rows.of(query, Rows::uuid);
    }

    void count(UUID run, long postedMinor) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_run
                           set posted_minor = posted_minor + :posted where id = :run""")
                .setParameter("posted", postedMinor)
                .setParameter("run", run)
                .executeUpdate();
    }

    void countSetAside(UUID run) {
        entities.createNativeQuery(
                        "update muster.reconciliation_run set set_aside = set_aside + 1 where id = :run")
                .setParameter("run", run)
                .executeUpdate();
    }

    /** Some of the job's compared runs, not yet ended. */
    List<UUID> unended(UUID job, int most) {
        var query =
                entities.createNativeQuery(
                                """
                                select id from muster.reconciliation_run
                                 where job_run_id = :job and ended_at is null and facts_hash <> '' order by seq, id""",
                                UUID.class)
                        .setParameter("job", job)
                        .setMaxResults(most);
        return Rows.of(query, Rows::uuid);
    }

    /** Those of the runs with items that a rule refused. */
    List<UUID> withSetAside(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select id from muster.reconciliation_run
                         where id = any (cast(string_to_array(:runs, ',') as uuid[])) and set_aside > 0""");
        return Rows.of(query, Rows::uuid);
    }

    /** All is settled; what the runs themselves changed is no news to the next ones. */
    void end(List<UUID> runs) {
        var changed = withChanges(runs);
        if (!changed.isEmpty()) {
            of(changed, LEFT).executeUpdate();
        }
        of(
                        runs,
                        """
                        update muster.reconciliation_run set ended_at = now()
                         where id = any (cast(string_to_array(:runs, ',') as uuid[]))""")
                .executeUpdate();
    }

    /** Those of the runs that left anything otherwise than they found it. */
    private List<UUID> withChanges(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select r.id from muster.reconciliation_run r
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[]))
                           and (r.set_aside > 0
                                or exists (select from muster.reconciliation_fact f where f.run_id = r.id
                                       and (f.state_after, f.open_after) is distinct from (f.claim_state, f.open_minor)))""");
        return Rows.of(query, Rows::uuid);
    }

    /** What came of the job's runs so far. */
    Reconciler.Tally tally(UUID job) {
        var query =
                entities.createNativeQuery(
                                """
                                select count(*) filter (where not unchanged), count(*) filter (where unchanged),
                                       coalesce(sum(items) filter (where not unchanged), 0),
                                       coalesce(sum((select count(*) from muster.reconciliation_fact f
                                           where f.run_id = r.id and f.processed_at is not null)), 0)
                                  from muster.reconciliation_run r where job_run_id = :job and\s"""
                                        + STANDS)
                        .setParameter("job", job);
        return Rows.of(
                        query,
                        row ->
                                new Reconciler.Tally(
                                        (int) row.number(),
                                        (int) row.number(),
                                        row.number(),
                                        row.number()))
                .get(0);
    }

    private Query of(List<UUID> runs, String sql) {
        return entities.createNativeQuery(sql).setParameter("runs", Findings.text(runs));
    }
}
