package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/**
 * The runs and their facts. The facts are gathered by one statement, whatever the number of people;
 * their hash tells whether anything changed since they were last compared.
 */
@ApplicationScoped
class Facts {
    /** An open run: how many items it has, and how many of them are done. */
    record Run(UUID id, int items) {}

    private static final String GATHER =
            """
            insert into muster.reconciliation_fact (run_id, item_no, person_id, participation_id, role, funding,
                member_code, letters_sent, invited, nominated, confirmed, half_days, days_present, claim_id, days_claimed,
                currency, claimed_minor, entitled_minor, commitment_id, duplicate_of)
            with part as (
                select distinct on (person_id) person_id, id, role, funding, status = 'CONFIRMED' as confirmed, member_code,
                       organisation_id
                  from muster.participation where event_id = :event
                 order by person_id, (status = 'CONFIRMED') desc, (role = 'PARTICIPANT') desc, role),
            there as (
                select person_id, count(*) filter (where present) as halves,
                       count(distinct on_day) filter (where present) as days
                  from muster.effective_presence where event_id = :event group by person_id),
            letter as (
                select r.member_code, r.organisation_id, r.person_id
                  from muster.campaign_event e join muster.campaign_recipient r on r.campaign_id = e.campaign_id
                  join muster.invitation i on i.recipient_id = r.id and i.delivery <> 'CANCELLED'
                 where e.event_id = :event),
            put_forward as (
                select person_id from muster.nomination where event_id = :event and selection <> 'WITHDRAWN'),
            asked as (
                select id, person_id, scheme_id, days_claimed, currency, amount_minor
                  from muster.claim where event_id = :event and state <> 'REJECTED'),
            scheme as (
                select id, currency, amount_minor from muster.allowance_scheme where event_id = :event
                 order by revision desc limit 1),
            people as (
                select person_id from part union select person_id from there union select person_id from asked),
            twin as (
                select p.person_id,
                       first_value(p.person_id) over (
                           partition by coalesce(nullif(lower(n.email), ''),
                               case when n.birth_date is not null then lower(n.family_name) || '|' || lower(n.given_name)
                                   || '|' || n.birth_date || '|' || coalesce(n.member_code, '') end, n.id::text)
                           order by coalesce(a.amount_minor, 0) desc, p.person_id) as kept
                  from people p join muster.person n on n.id = p.person_id and n.erased_at is null
                  left join asked a on a.person_id = p.person_id),
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
                            then coalesce(h.days, 0) * coalesce(own.amount_minor, s.amount_minor, 0) else 0 end
                           as entitled_minor,
                       k.id as commitment_id,
                       case when w.kept <> p.person_id then w.kept end as duplicate_of
                  from people p
                  join muster.person n on n.id = p.person_id
                  left join part t on t.person_id = p.person_id
                  left join there h on h.person_id = p.person_id
                  left join asked a on a.person_id = p.person_id
                  left join scheme s on true
                  left join muster.allowance_scheme own on own.id = a.scheme_id
                  left join muster.commitment k on k.participation_id = t.id and k.category = 'DSA'
                  left join twin w on w.person_id = p.person_id)
            select :run, row_number() over (order by member_code nulls last, person_id), person_id, participation_id, role,
                   funding, member_code, letters_sent, invited, nominated, confirmed, half_days, days_present, claim_id,
                   days_claimed, currency, claimed_minor, entitled_minor, commitment_id, duplicate_of
              from line
             where claim_id is not null
                or entitled_minor > 0
                or days_present = 0 and confirmed and commitment_id is not null
                or duplicate_of is not null
                or days_present > 0 and coalesce(role, 'PARTICIPANT') = 'PARTICIPANT'
                   and (not confirmed or letters_sent and not invited)"""
                    .replace("n.id::text", "cast(n.id as text)");

    private static final String HASH =
            """
            select encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', item_no, person_id, participation_id, role,
                funding, member_code, letters_sent, invited, nominated, confirmed, half_days, days_present, claim_id,
                days_claimed, currency, claimed_minor, entitled_minor, commitment_id, duplicate_of), '~' order by item_no),
                ''), 'UTF8')), 'hex'), count(*)
              from muster.reconciliation_fact where run_id = :run""";

    @PersistenceContext private EntityManager entities;

    /** Opens a run; whatever an earlier one left undone is part of it. */
    UUID open(EventId event, String jobRun, Actor by) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_run set ended_at = now(), facts_hash = ''
                         where event_id = :event and ended_at is null""")
                .setParameter("event", event.value())
                .executeUpdate();
        var run = UUID.randomUUID();
        entities.createNativeQuery(
                        """
                        insert into muster.reconciliation_run (id, event_id, job_run_id, started_by, started_at)
                        values (:run, :event, cast(:job as uuid), :by, now())""")
                .setParameter("run", run)
                .setParameter("event", event.value())
                .setParameter("job", jobRun)
                .setParameter("by", by.login())
                .executeUpdate();
        return run;
    }

    /** Gathers the facts of the run and returns whether they differ from those compared last. */
    boolean gather(EventId event, UUID run) {
        entities.createNativeQuery(GATHER)
                .setParameter("event", event.value())
                .setParameter("run", run)
                .executeUpdate();
        var hash =
                Rows.of(
                                entities.createNativeQuery(HASH).setParameter("run", run),
                                row -> new String[] {row.text(), Long.toString(row.number())})
                        .get(0);
        entities.createNativeQuery(
                        "update muster.reconciliation_run set facts_hash = :hash, items = :items where id = :run")
                .setParameter("hash", hash[0])
                .setParameter("items", Integer.parseInt(hash[1]))
                .setParameter("run", run)
                .executeUpdate();
        return !hash[0].equals(lastHash(event, run));
    }

    private String lastHash(EventId event, UUID but) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select facts_hash from muster.reconciliation_run
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

    Optional<Run> openRun(EventId event) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select id, items from muster.reconciliation_run
                                         where event_id = :event and ended_at is null""")
                                .setParameter("event", event.value()),
                        row -> new Run(row.uuid(), (int) row.number()))
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
                                select item_no, person_id, participation_id, coalesce(role, 'PARTICIPANT') = 'PARTICIPANT',
                                       coalesce(confirmed and role = 'PARTICIPANT' and funding = 'SPONSORED', false),
                                       letters_sent, invited, nominated, confirmed, days_present, claim_id, days_claimed,
                                       claimed_minor, currency, entitled_minor, currency, commitment_id, duplicate_of
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
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag(),
                (int) row.number(),
                row.uuid(),
                (int) row.number(),
                row.money(),
                row.money(),
                row.uuid(),
                row.uuid());
    }

    /** The item is settled: it is not looked at again in this run. */
    void processed(UUID run, int item) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_fact set processed_at = now()
                         where run_id = :run and item_no = :item""")
                .setParameter("run", run)
                .setParameter("item", item)
                .executeUpdate();
    }

    void count(UUID run, int opened, long postedMinor) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_run
                           set opened = opened + :opened, posted_minor = posted_minor + :posted where id = :run""")
                .setParameter("opened", opened)
                .setParameter("posted", postedMinor)
                .setParameter("run", run)
                .executeUpdate();
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
