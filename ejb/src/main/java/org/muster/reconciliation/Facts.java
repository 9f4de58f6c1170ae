package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.attendance.EventFacts;
import org.muster.event.EventId;
import org.muster.member.NameKeys;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * The runs and their facts. The facts are gathered by one statement, whatever the number of people;
 * their hash tells whether anything changed since they were last compared.
 */
@ApplicationScoped
class Facts {
    /**
     * A run of an event.
     *
     * @param isCompared whether its facts were news, and not those compared last
     */
    record Run(UUID id, int items, boolean isOpen, boolean isCompared) {}

    private static final String GATHER =
            """
            insert into muster.reconciliation_fact (run_id, item_no, person_id, participation_id, role, funding,
                member_code, letters_sent, invited, nominated, confirmed, half_days, days_present, claim_id, days_claimed,
                currency, claimed_minor, entitled_minor, commitment_id, duplicate_of, claim_state, claim_rejected,
                open_minor, release_due, disputed_days, disputed_minor, stands_in_for)
            with part as (
                select distinct on (person_id) person_id, id, role, funding, status = 'CONFIRMED' as confirmed, member_code,
                       organisation_id
                  from muster.participation where event_id = :event
                 order by person_id, (status = 'CONFIRMED') desc, (role = 'PARTICIPANT') desc, role),
            there as (
                select person_id, count(*) filter (where present) as halves,
                       count(distinct on_day) filter (where present) as days,
                       count(distinct on_day) filter (where disputed) as disputed
                  from muster.effective_presence where event_id = :event group by person_id),
            letter as (
                select r.member_code, r.organisation_id, r.person_id
                  from muster.campaign_event e join muster.campaign_recipient r on r.campaign_id = e.campaign_id
                  join muster.invitation i on i.recipient_id = r.id
                  join muster.letter l on l.about_id = i.id and l.purpose = 'INVITATION' and l.delivery <> 'CANCELLED'
                 where e.event_id = :event),
            put_forward as (
                select person_id from muster.nomination where event_id = :event and selection <> 'WITHDRAWN'),
            asked as (
                select id, person_id, scheme_id, days_claimed, currency, amount_minor, state
                  from muster.claim where event_id = :event and state <> 'REJECTED'),
            scheme as (
                select id, currency, amount_minor, version_id from muster.allowance_scheme where event_id = :event
                 order by revision desc limit 1),
            people as (
                select person_id from part union select person_id from there union select person_id from asked),
            known as (
                select p.person_id, nullif(lower(trim(n.email)), '') as email, n.birth_date,
                       string_to_array(n.name_key, ' ') as words, coalesce(n.survivor_id, n.id) as stands_for,
                       a.id is not null as claims,
                       coalesce(a.state in ('APPROVED', 'PAID'), false) as settled, coalesce(a.amount_minor, 0) as amount
                  from people p join muster.person n on n.id = p.person_id and n.erased_at is null
                  left join asked a on a.person_id = p.person_id
                 where not exists (select 1 from muster.exception_case c where c.event_id = :event
                           and c.person_id = p.person_id and c.class = 'R10' and c.state = 'ACCEPTED')),
            twin as (
                select distinct on (p.person_id) p.person_id, k.person_id as kept
                  from known p
                  join known k on (k.settled, k.amount, p.person_id) > (p.settled, p.amount, k.person_id)
                   and case when p.stands_for = k.stands_for then p.claims and k.claims
                       else not exists (select 1 from muster.person_pair w where w.state = 'TWO'
                                and w.one_id = least(p.person_id, k.person_id)
                                and w.other_id = greatest(p.person_id, k.person_id))
                            and (p.email = k.email and p.birth_date = k.birth_date
                                or (p.words <@ k.words or k.words <@ p.words)
                                   and (p.words = k.words or least(cardinality(p.words), cardinality(k.words)) > 1)
                                   and (p.birth_date = k.birth_date
                                        or p.email = k.email and (p.birth_date is null or k.birth_date is null)))
                       end
                 where p.person_id <> k.person_id
                 order by p.person_id, k.settled desc, k.amount desc, k.person_id),
            line as (
                select p.person_id, t.id as participation_id, t.role, t.funding,
                       coalesce(t.member_code, n.member_code) as member_code,
                       exists (select 1 from letter) as letters_sent,
                       exists (select 1 from letter l where l.person_id = p.person_id
                           or l.member_code = coalesce(t.member_code, n.member_code) and l.person_id is null
                           or l.organisation_id = coalesce(t.organisation_id, n.organisation_id)) as invited,
                       exists (select 1 from put_forward f where f.person_id = p.person_id) as nominated,
                       coalesce(t.confirmed, false) as confirmed,
                       coalesce(h.halves, 0) as half_days, coalesce(h.days, 0) as days_present,
                       a.id as claim_id, coalesce(a.days_claimed, 0) as days_claimed,
                       coalesce(a.currency, s.currency, 'EUR') as currency,
                       coalesce(a.amount_minor, 0) as claimed_minor,
                       case when t.confirmed and t.role = 'PARTICIPANT' and t.funding = 'SPONSORED'
                            then case when (case when own.id is null then s.version_id else own.version_id end) is null
                                 then coalesce(h.days, 0) * coalesce(own.amount_minor, s.amount_minor, 0)
                                 else coalesce(due.total_minor, 0) end
                            else 0 end
                           as entitled_minor,
                       k.id as commitment_id,
                       w.kept as duplicate_of, a.state as claim_state,
                       exists (select 1 from muster.claim r where r.event_id = :event and r.person_id = p.person_id
                           and r.state = 'REJECTED') as claim_rejected,
                       coalesce(k.original_minor - k.posted_minor - k.released_minor, 0) as open_minor,
                       :releaseDue and a.id is null and coalesce(h.days, 0) = 0 and k.id is not null as release_due,
                       coalesce(h.disputed, 0) as disputed_days,
                       case when t.confirmed and t.role = 'PARTICIPANT' and t.funding = 'SPONSORED'
                            then coalesce(h.disputed, 0) * coalesce(own.amount_minor, s.amount_minor, 0) else 0 end
                           as disputed_minor,
                       case when h.days > 0 and not coalesce(t.confirmed, false) then absent.person_id end as stands_in_for
                  from people p
                  join muster.person n on n.id = p.person_id
                  left join part t on t.person_id = p.person_id
                  left join there h on h.person_id = p.person_id
                  left join asked a on a.person_id = p.person_id
                  left join scheme s on true
                  left join muster.allowance_scheme own on own.id = a.scheme_id
                  left join lateral (select total_minor from muster.entitlement d where d.event_id = :event
                       and d.person_id = p.person_id order by d.revision desc limit 1) due on true
                  left join muster.commitment k on k.participation_id = t.id and k.category = 'DSA'
                  left join twin w on w.person_id = p.person_id
                  left join lateral (
                      select q.person_id from part q left join there c on c.person_id = q.person_id
                       where q.confirmed and q.role = 'PARTICIPANT' and coalesce(c.days, 0) = 0
                         and q.member_code = coalesce(t.member_code, n.member_code)
                       order by q.person_id limit 1) absent on true)
            select :run, row_number() over (order by member_code nulls last, person_id), person_id, participation_id, role,
                   funding, member_code, letters_sent, invited, nominated, confirmed, half_days, days_present, claim_id,
                   days_claimed, currency, claimed_minor, entitled_minor, commitment_id, duplicate_of, claim_state,
                   claim_rejected, open_minor, release_due, disputed_days, disputed_minor, stands_in_for
              from line
             where claim_id is not null
                or entitled_minor > 0
                or days_present = 0 and confirmed and commitment_id is not null
                or duplicate_of is not null
                or disputed_days > 0
                or days_present > 0 and coalesce(role, 'PARTICIPANT') = 'PARTICIPANT'
                   and (not confirmed or letters_sent and not invited)""";

    /**
     * What the outcome depends on and what was found; claim and commitment as the run found or as
     * it left them.
     */
    private static final String HASH =
            """
            select encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', item_no, person_id, participation_id, role,
                funding, member_code, letters_sent, invited, nominated, confirmed, half_days, days_present, claim_id,
                days_claimed, currency, claimed_minor, entitled_minor, commitment_id, duplicate_of, claim_rejected,
                release_due, disputed_days, disputed_minor, stands_in_for, 'claim ' || %s, 'open ' || %s), '~' order by item_no), '')
                || (select coalesce(string_agg(concat_ws('|', class, about_id, subject_id, other_person_id, currency,
                        at_risk_minor, evidence), '~' order by class, about_id), '')
                      from muster.reconciliation_finding where run_id = :run), 'UTF8')), 'hex'), count(*)
              from muster.reconciliation_fact where run_id = :run""";

    private static final String FOUND = HASH.formatted("claim_state", "open_minor");
    private static final String LEFT = HASH.formatted("state_after", "open_after");

    @PersistenceContext private EntityManager entities;
    @Inject private NameKeys keys;

    /**
     * Opens a run; whatever an earlier one left undone is part of it.
     *
     * @param today the day that it compares for
     * @param overdue promises of events that ended on that day or before are overdue
     */
    UUID open(EventId event, String jobRun, LocalDate today, LocalDate overdue, Actor by) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_run set ended_at = now(), facts_hash = ''
                         where event_id = :event and ended_at is null""")
                .setParameter("event", event.value())
                .executeUpdate();
        var run = UUID.randomUUID();
        entities.createNativeQuery(
                        """
                        insert into muster.reconciliation_run (id, event_id, job_run_id, started_by, started_at, on_day,
                            overdue_day)
                        values (:run, :event, cast(:job as uuid), :by, now(), :today, :overdue)""")
                .setParameter("run", run)
                .setParameter("event", event.value())
                .setParameter("job", jobRun)
                .setParameter("today", today)
                .setParameter("overdue", overdue)
                .setParameter("by", by.login())
                .executeUpdate();
        return run;
    }

    /**
     * Refuses to compare while the facts are not there yet: who was to come and has not been
     * recorded would be taken for a no-show, and their claim be refused. Nobody comes to an event
     * that was called off: what was spent on it is compared at once.
     */
    void requireComplete(EventFacts event, LocalDate today) {
        if (isCalledOff(event.id())) {
            return;
        }
        if (!today.isAfter(event.days().to())) {
            throw new TooEarlyToReconcile(event.code(), event.days().to());
        }
        var recorded =
                entities.createNativeQuery(
                                "select 1 from muster.standing_presence where event_id = :event limit 1")
                        .setParameter("event", event.id().value())
                        .getResultList();
        if (recorded.isEmpty()) {
            throw new NobodyRecorded(event.code());
        }
    }

    private boolean isCalledOff(EventId event) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select status = 'CANCELLED' from muster.capacity_event where id = :event")
                                .setParameter("event", event.value()),
                        Rows::flag)
                .get(0);
    }

    /**
     * Gathers the facts of the run.
     *
     * @param releaseDue whether promises of this event that nobody claims are given back by now
     */
    void gather(EventId event, UUID run, boolean releaseDue) {
        completeKeys(event);
        entities.createNativeQuery(GATHER)
                .setParameter("event", event.value())
                .setParameter("run", run)
                .setParameter("releaseDue", releaseDue)
                .executeUpdate();
    }

    /** Whether the facts and what was found in them differ from what was compared last. */
    boolean isNews(EventId event, UUID run) {
        return !keepHash(run, FOUND).equals(lastHash(event, run));
    }

    /** Names are compared by their keys; who was entered before names had one gets it now. */
    private void completeKeys(EventId event) {
        var query =
                entities.createNativeQuery(
                                """
                                select n.id from muster.person n where n.sound_key = '' and n.erased_at is null and n.id in (
                                    select person_id from muster.participation where event_id = :event
                                    union select person_id from muster.presence where event_id = :event
                                    union select person_id from muster.claim where event_id = :event)""")
                        .setParameter("event", event.value());
        keys.complete(Rows.of(query, Rows::uuid));
    }

    private String keepHash(UUID run, String sql) {
        var hash =
                Rows.of(
                                entities.createNativeQuery(sql).setParameter("run", run),
                                row -> new String[] {row.text(), Long.toString(row.number())})
                        .get(0);
        entities.createNativeQuery(
                        "update muster.reconciliation_run set facts_hash = :hash, items = :items where id = :run")
                .setParameter("hash", hash[0])
                .setParameter("items", Integer.parseInt(hash[1]))
                .setParameter("run", run)
                .executeUpdate();
        return hash[0];
    }

    /** Nothing where the last run left items aside: these are to be tried again. */
    private String lastHash(EventId event, UUID but) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select case when set_aside > 0 then '' else facts_hash end
                                          from muster.reconciliation_run
                                         where event_id = :event and id <> :but order by started_at desc, id limit 1""")
                                .setParameter("event", event.value())
                                .setParameter("but", but),
                        Rows::text)
                .stream()
                .findFirst()
                .orElse("");
    }

    /** Takes a run's facts away again: they are the same as those of the run before. */
    void drop(UUID run) {
        entities.createNativeQuery("delete from muster.reconciliation_fact where run_id = :run")
                .setParameter("run", run)
                .executeUpdate();
    }

    /**
     * What a job has begun, or the one that it goes on from; nothing where another job compares the
     * event since.
     */
    Optional<Run> run(EventId event, String jobRun) {
        var query =
                entities.createNativeQuery(
                                """
                                with recursive job as (
                                    select id, restart_of from muster.job_run where id = cast(:job as uuid)
                                    union all
                                    select b.id, b.restart_of from muster.job_run b join job j on b.id = j.restart_of)
                                select r.id, r.items, r.ended_at is null, r.ended_at is null or r.items = 0
                                       or exists (select from muster.reconciliation_fact f where f.run_id = r.id)
                                  from muster.reconciliation_run r join job j on j.id = r.job_run_id
                                 where r.event_id = :event and r.facts_hash <> ''
                                 order by r.started_at desc limit 1""")
                        .setParameter("job", jobRun)
                        .setParameter("event", event.value());
        return Rows.of(
                        query,
                        row -> new Run(row.uuid(), (int) row.number(), row.flag(), row.flag()))
                .stream()
                .findFirst();
    }

    List<Integer> pending(UUID run) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select item_no from muster.reconciliation_fact
                                 where run_id = :run and processed_at is null order by item_no""")
                        .setParameter("run", run),
                row -> (int) row.number());
    }

    Fact fact(UUID run, int item) {
        var query =
                entities.createNativeQuery(
                                """
                                select item_no, participation_id, claim_id, claimed_minor, currency, entitled_minor, currency,
                                       coalesce(confirmed and role = 'PARTICIPANT' and funding = 'SPONSORED', false)
                                           and duplicate_of is null,
                                       commitment_id, release_due
                                  from muster.reconciliation_fact
                                 where run_id = :run and item_no = :item and processed_at is null""")
                        .setParameter("run", run)
                        .setParameter("item", item);
        return Rows.of(query, Facts::fact).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("open item", item));
    }

    private static Fact fact(Rows row) {
        return new Fact(
                (int) row.number(),
                row.uuid(),
                row.uuid(),
                row.money(),
                row.money(),
                row.flag(),
                row.uuid(),
                row.flag());
    }

    /** The item is settled: it is not looked at again in this run. */
    void processed(UUID run, int item) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_fact f
                           set processed_at = now(),
                               state_after = (select c.state from muster.claim c where c.id = f.claim_id),
                               open_after = coalesce((select k.original_minor - k.posted_minor - k.released_minor
                                   from muster.commitment k where k.id = f.commitment_id), 0)
                         where run_id = :run and item_no = :item""")
                .setParameter("run", run)
                .setParameter("item", item)
                .executeUpdate();
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

    /** An item could not be settled, and why: the next run tries again. */
    void setAside(UUID run, int item, DomainException refusal) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_fact set refused_class = :class, refused_why = :why
                         where run_id = :run and item_no = :item""")
                .setParameter("class", Mismatch.of(refusal).name())
                .setParameter("why", Told.of(refusal).written())
                .setParameter("run", run)
                .setParameter("item", item)
                .executeUpdate();
        entities.createNativeQuery(
                        "update muster.reconciliation_run set set_aside = set_aside + 1 where id = :run")
                .setParameter("run", run)
                .executeUpdate();
    }

    /**
     * All items are settled; what the run itself changed is no news to the next one. True where
     * some were set aside, which is to be told.
     */
    boolean finish(UUID run) {
        keepHash(run, LEFT);
        end(run);
        return Rows.of(
                        entities.createNativeQuery(
                                        "select set_aside > 0 from muster.reconciliation_run where id = :run")
                                .setParameter("run", run),
                        Rows::flag)
                .get(0);
    }

    void end(UUID run) {
        entities.createNativeQuery(
                        "update muster.reconciliation_run set ended_at = now() where id = :run")
                .setParameter("run", run)
                .executeUpdate();
    }

    /** What of this claim is posted as expenditure so far, and by how many entries. */
    List<Money> posted(UUID claim) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select l.amount_minor, l.currency from muster.journal_entry e
                                  join muster.journal_line l on l.entry_id = e.id and l.account = 'EXPENSE'
                                 where e.source_kind = 'CLAIM' and (e.source_id = :claim or e.source_id like :more)""")
                        .setParameter("claim", claim.toString())
                        .setParameter("more", claim + "/%"),
                Rows::money);
    }

    UUID contribution(UUID commitment) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select a.contribution_id from muster.commitment c
                                          join muster.allocation a on a.id = c.allocation_id where c.id = :id""")
                                .setParameter("id", commitment),
                        Rows::uuid)
                .get(0);
    }
}
