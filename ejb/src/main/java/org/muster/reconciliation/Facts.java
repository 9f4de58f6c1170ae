package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.attendance.EventFacts;
import org.muster.event.EventId;
import org.muster.member.NameKeys;
import org.muster.shared.DomainException;
import org.muster.shared.Overdrawn;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** The facts of runs, gathered by one statement, whatever the number of events and people. */
@ApplicationScoped
class Facts {
    /**
     * What is the same as an earlier run left it, or nobody's money, is settled at once: nothing of
     * it is to be posted or given back.
     *
     * <p>Of an administration, the first who came without a seat stands in for the first who has
     * one and did not come, the second for the second.
     */
    static final String GATHER =
            """
            insert into muster.reconciliation_fact (run_id, item_no, person_id, participation_id, role, funding,
                member_code, letters_sent, invited, nominated, confirmed, half_days, days_present, claim_id, days_claimed,
                currency, claimed_minor, entitled_minor, commitment_id, duplicate_of, claim_state, claim_rejected,
                open_minor, release_due, disputed_days, disputed_minor, stands_in_for, processed_at, state_after,
                open_after)
            with due as materialized (
                select r.id as run_id, r.event_id, e.ends_on <= r.overdue_day as is_release_due
                  from muster.reconciliation_run r join muster.capacity_event e on e.id = r.event_id
                 where r.id = any (cast(string_to_array(:runs, ',') as uuid[]))),
            part as materialized (
                select distinct on (p.event_id, p.person_id) p.event_id, p.person_id, p.id, p.role, p.funding,
                       p.status = 'CONFIRMED' as confirmed, p.member_code, p.organisation_id
                  from due join muster.participation p on p.event_id = due.event_id
                 order by p.event_id, p.person_id, (p.status = 'CONFIRMED') desc, (p.role = 'PARTICIPANT') desc, p.role),
            there as materialized (
                select due.event_id, h.person_id, h.halves, h.days, h.contested
                  from due cross join lateral (
                      select d.person_id, cast(sum(d.halves) as int) as halves,
                             cast(count(*) filter (where d.halves > 0) as int) as days, bool_or(d.contested) as contested
                        from (select s.person_id,
                                     cast(coalesce(max(s.word) filter (where s.half = 'AM') & 1, 0)
                                         + coalesce(max(s.word) filter (where s.half = 'PM') & 1, 0) as int) as halves,
                                     bool_or(s.present) and not bool_and(s.present)
                                         and min(s.word >> 56) < max(s.word >> 56) as contested
                                from (select p.person_id, p.on_day, p.half, p.present,
                                             (case p.source when 'SCAN' then cast(2 as bigint) when 'SHEET' then 3
                                                            when 'FACILITATOR' then 1 when 'CORRECTION' then 4 else 0 end << 56)
                                                 | (p.seq << 1) | cast(p.present as int) as word
                                        from muster.standing_presence p where p.event_id = due.event_id) s
                               group by s.person_id, s.on_day) d
                       group by d.person_id) h),
            latest as (
                select there.event_id, there.person_id, word.on_day, word.half, word.source, word.present
                  from there cross join lateral (
                      select p.on_day, p.half, p.source, max((p.seq << 1) | cast(p.present as int)) & 1 as present
                        from muster.standing_presence p
                       where p.event_id = there.event_id and p.person_id = there.person_id
                       group by p.on_day, p.half, p.source) word
                 where there.contested),
            differs as (
                select distinct event_id, person_id, on_day from latest group by event_id, person_id, on_day, half
                having not bool_or(source = 'CORRECTION') and min(present) < max(present)),
            disputed as (
                select event_id, person_id, cast(count(*) as int) as days, array_agg(on_day) as on_days
                  from differs group by event_id, person_id),
            letter as materialized (
                select distinct due.event_id, r.member_code, r.organisation_id, r.person_id
                  from due join muster.campaign_event e on e.event_id = due.event_id
                  join muster.campaign_recipient r on r.campaign_id = e.campaign_id
                  join muster.invitation i on i.recipient_id = r.id
                  join muster.letter l on l.about_id = i.id and l.purpose = 'INVITATION' and l.delivery <> 'CANCELLED'),
            written as (select distinct event_id from letter),
            to_person as (select distinct event_id, person_id from letter where person_id is not null),
            to_member as (select distinct event_id, member_code from letter where person_id is null),
            to_house as (select distinct event_id, organisation_id from letter where organisation_id is not null),
            put_forward as (
                select distinct n.event_id, n.person_id from due join muster.nomination n on n.event_id = due.event_id
                 where n.selection <> 'WITHDRAWN'),
            asked as materialized (
                select c.event_id, c.id, c.person_id, c.scheme_id, c.days_claimed, c.currency, c.amount_minor, c.state
                  from due join muster.claim c on c.event_id = due.event_id where c.state <> 'REJECTED'),
            rejected as (
                select distinct c.event_id, c.person_id from due join muster.claim c on c.event_id = due.event_id
                 where c.state = 'REJECTED'),
            scheme as (
                select distinct on (s.event_id) s.event_id, s.currency, s.amount_minor, s.version_id
                  from due join muster.allowance_scheme s on s.event_id = due.event_id
                 order by s.event_id, s.revision desc),
            reckoned as (
                select distinct on (d.event_id, d.person_id) d.event_id, d.person_id, d.total_minor
                  from due join muster.entitlement d on d.event_id = due.event_id
                 order by d.event_id, d.person_id, d.revision desc),
            paid_before as (
                select event_id, person_id, bool_or(is_advance) as has_advance from (
                    select a.event_id, a.person_id, true as is_advance
                      from due join muster.advance a on a.event_id = due.event_id and a.state = 'PAID' and a.claim_id is null
                    union all
                    select p.event_id, p.person_id, false from due join muster.cost_share s on s.event_id = due.event_id
                      join muster.cost_document d on d.id = s.document_id and d.state = 'APPROVED' and d.credits is null
                      join muster.participation p on p.id = s.participation_id) paid
                 group by event_id, person_id),
            people as materialized (
                select event_id, person_id from part union select event_id, person_id from there
                union select event_id, person_id from asked),
            known as materialized (
                select p.event_id, p.person_id, nullif(lower(trim(n.email)), '') as email, n.birth_date,
                       n.name_key, n.native_key, string_to_array(n.sound_key, ' ') as sounds,
                       coalesce(n.survivor_id, n.id) as stands_for,
                       a.id is not null as claims,
                       coalesce(a.state in ('APPROVED', 'PAID'), false) as settled, coalesce(a.amount_minor, 0) as amount
                  from people p join muster.person n on n.id = p.person_id and n.erased_at is null
                  left join asked a on a.event_id = p.event_id and a.person_id = p.person_id),
            alike as (
                select m.event_id, pair.one, pair.other
                  from known m join known k on k.event_id = m.event_id and k.stands_for = m.stands_for
                  cross join lateral (values (m.person_id, k.person_id), (k.person_id, m.person_id)) as pair (one, other)
                 where m.stands_for <> m.person_id and m.person_id <> k.person_id
                union
                select p.event_id, p.person_id, k.person_id
                  from known p join known k on k.event_id = p.event_id and k.birth_date = p.birth_date
                 where p.person_id <> k.person_id
                union
                select p.event_id, p.person_id, k.person_id
                  from known p join known k on k.event_id = p.event_id and k.email = p.email
                 where p.person_id <> k.person_id),
            twin as (
                select distinct on (p.event_id, p.person_id) p.event_id, p.person_id, k.person_id as kept
                  from alike join known p on p.event_id = alike.event_id and p.person_id = alike.one
                  join known k on k.event_id = alike.event_id and k.person_id = alike.other
                   and (k.settled, k.amount, p.person_id) > (p.settled, p.amount, k.person_id)
                   and not exists (select from muster.accepted_as_two w where w.event_id = p.event_id
                           and w.one_id = least(p.person_id, k.person_id)
                           and w.other_id = greatest(p.person_id, k.person_id))
                   and case when p.stands_for = k.stands_for then p.claims and k.claims
                       else not exists (select 1 from muster.person_pair w where w.state = 'TWO'
                                and w.one_id = least(p.person_id, k.person_id)
                                and w.other_id = greatest(p.person_id, k.person_id))
                            and (p.email = k.email and p.birth_date = k.birth_date
                                or (p.birth_date = k.birth_date
                                    or p.email = k.email and (p.birth_date is null or k.birth_date is null))
                                   and (muster.names_alike(p.name_key, k.name_key)
                                        or muster.names_alike(p.name_key, k.native_key)
                                        or muster.names_alike(p.native_key, k.name_key)
                                        or muster.names_alike(p.native_key, k.native_key)
                                        or p.birth_date = k.birth_date and (p.sounds <@ k.sounds or k.sounds <@ p.sounds)
                                           and least(cardinality(p.sounds), cardinality(k.sounds)) > 1))
                       end
                 order by p.event_id, p.person_id, k.settled desc, k.amount desc, k.person_id),
            person as (
                select p.event_id, p.person_id, t.id, t.role, t.funding, t.confirmed,
                       coalesce(t.member_code, n.member_code) as member_code,
                       coalesce(t.organisation_id, n.organisation_id) as organisation_id,
                       coalesce(t.confirmed and t.role = 'PARTICIPANT' and t.funding = 'SPONSORED', false) as funded
                  from people p join muster.person n on n.id = p.person_id
                  left join part t on t.event_id = p.event_id and t.person_id = p.person_id),
            absent as (
                select p.event_id, p.member_code, p.person_id,
                       row_number() over (partition by p.event_id, p.member_code order by p.person_id) as at
                  from part p left join there h on h.event_id = p.event_id and h.person_id = p.person_id
                 where p.confirmed and p.role = 'PARTICIPANT' and p.member_code is not null and coalesce(h.days, 0) = 0),
            walked_in as (
                select p.event_id, p.member_code, p.person_id,
                       row_number() over (partition by p.event_id, p.member_code order by p.person_id) as at
                  from person p join there h on h.event_id = p.event_id and h.person_id = p.person_id
                 where h.days > 0 and not coalesce(p.confirmed, false) and p.member_code is not null
                   and coalesce(p.role, 'PARTICIPANT') = 'PARTICIPANT'),
            substitute as (
                select w.event_id, w.person_id, a.person_id as stands_in_for
                  from walked_in w join absent a on a.event_id = w.event_id and a.member_code = w.member_code and a.at = w.at),
            line as (
                select due.run_id, p.person_id, p.id as participation_id, p.role, p.funding, p.member_code,
                       written.event_id is not null as letters_sent,
                       to_person.event_id is not null or to_member.event_id is not null
                           or to_house.event_id is not null as invited,
                       f.event_id is not null as nominated,
                       coalesce(p.confirmed, false) as confirmed,
                       coalesce(h.halves, 0) as half_days, coalesce(h.days, 0) as days_present,
                       a.id as claim_id, coalesce(a.days_claimed, 0) as days_claimed,
                       coalesce(a.currency, s.currency, 'EUR') as currency,
                       coalesce(a.amount_minor, 0) as claimed_minor,
                       case when p.funded
                            then case when (case when own.id is null then s.version_id else own.version_id end) is null
                                 then coalesce(h.days, 0) * coalesce(own.amount_minor, s.amount_minor, 0)
                                 else coalesce(d.total_minor, 0) end
                            else 0 end as entitled_minor,
                       k.id as commitment_id, w.kept as duplicate_of, a.state as claim_state,
                       no.event_id is not null as claim_rejected,
                       coalesce(k.original_minor - k.posted_minor - k.released_minor, 0) as open_minor,
                       due.is_release_due and a.id is null and coalesce(h.days, 0) = 0 and k.id is not null as release_due,
                       coalesce(b.days, 0) as disputed_days,
                       case when not p.funded or coalesce(b.days, 0) = 0 then 0
                            when (case when own.id is null then s.version_id else own.version_id end) is null
                            then b.days * coalesce(own.amount_minor, s.amount_minor, 0)
                            else (select cast(coalesce(sum(coalesce(nullif(v.day_minor, 0), rate.rate_minor)), 0) as bigint)
                                    from unnest(b.on_days) as d (on_day)
                                    join muster.scheme_version v
                                      on v.id = case when own.id is null then s.version_id else own.version_id end
                                    join muster.capacity_event e on e.id = p.event_id
                                    left join muster.daily_rate rate
                                      on rate.country = e.country_iso and lower(rate.city) = lower(e.city)
                                     and rate.month = cast(date_trunc('month', d.on_day) as date)
                                     and rate.currency = v.currency)
                            end as disputed_minor,
                       substitute.stands_in_for,
                       spent.event_id is not null as is_paid_before, coalesce(spent.has_advance, false) as has_advance
                  from person p
                  join due on due.event_id = p.event_id
                  left join there h on h.event_id = p.event_id and h.person_id = p.person_id
                  left join disputed b on b.event_id = p.event_id and b.person_id = p.person_id
                  left join asked a on a.event_id = p.event_id and a.person_id = p.person_id
                  left join scheme s on s.event_id = p.event_id
                  left join muster.allowance_scheme own on own.id = a.scheme_id
                  left join reckoned d on d.event_id = p.event_id and d.person_id = p.person_id
                  left join muster.commitment k on k.participation_id = p.id and k.category = 'DSA'
                  left join twin w on w.event_id = p.event_id and w.person_id = p.person_id
                  left join written on written.event_id = p.event_id
                  left join to_person on to_person.event_id = p.event_id and to_person.person_id = p.person_id
                  left join to_member on to_member.event_id = p.event_id and to_member.member_code = p.member_code
                  left join to_house on to_house.event_id = p.event_id and to_house.organisation_id = p.organisation_id
                  left join put_forward f on f.event_id = p.event_id and f.person_id = p.person_id
                  left join rejected no on no.event_id = p.event_id and no.person_id = p.person_id
                  left join substitute on substitute.event_id = p.event_id and substitute.person_id = p.person_id
                  left join paid_before spent on spent.event_id = p.event_id and spent.person_id = p.person_id),
            before as (
                select due.run_id, l.id
                  from due cross join lateral (
                      select b.id from muster.reconciliation_run b
                       where b.event_id = due.event_id and b.id <> due.run_id and not b.unchanged and b.facts_hash <> ''
                       order by b.started_at desc, b.id limit 1) l),
            item as (
                select line.*,
                       same.run_id is not null
                           or line.claim_id is null and not (line.release_due and line.open_minor > 0) as is_settled
                  from line
                  left join before on before.run_id = line.run_id
                  left join muster.reconciliation_fact same
                    on same.run_id = before.id and same.person_id = line.person_id and same.processed_at is not null
                   and same.refused_class is null
                   and (same.participation_id, same.role, same.funding, same.confirmed, same.claim_id, same.claimed_minor,
                            same.entitled_minor, same.currency, same.commitment_id, same.duplicate_of, same.release_due,
                            same.state_after, same.open_after)
                       is not distinct from (line.participation_id, line.role, line.funding, line.confirmed, line.claim_id,
                            line.claimed_minor, line.entitled_minor, line.currency, line.commitment_id, line.duplicate_of,
                            line.release_due, line.claim_state, line.open_minor)
                 where line.claim_id is not null
                    or line.entitled_minor > 0
                    or line.days_present = 0 and line.confirmed
                       and (line.commitment_id is not null or line.is_paid_before)
                    or line.has_advance
                    or line.duplicate_of is not null
                    or line.disputed_days > 0
                    or line.days_present > 0 and coalesce(line.role, 'PARTICIPANT') = 'PARTICIPANT'
                       and (not line.confirmed or line.letters_sent and not line.invited))
            select run_id, row_number() over (partition by run_id order by member_code nulls last, person_id), person_id,
                   participation_id, role, funding, member_code, letters_sent, invited, nominated, confirmed, half_days,
                   days_present, claim_id, days_claimed, currency, claimed_minor, entitled_minor, commitment_id,
                   duplicate_of, claim_state, claim_rejected, open_minor, release_due, disputed_days, disputed_minor,
                   stands_in_for, case when is_settled then now() end, case when is_settled then claim_state end,
                   case when is_settled then open_minor end
              from item""";

    /** Enough for the facts of a few hundred events. */
    static final String ROOM = "64MB";

    @PersistenceContext private EntityManager entities;
    @Inject private NameKeys keys;

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
     * Whatever is asked of many events at once in this transaction is sorted and hashed in memory.
     */
    void makeRoom() {
        entities.createNativeQuery("set local work_mem = '" + ROOM + "'").executeUpdate();
    }

    /** Gathers the facts of the runs. */
    void gather(List<UUID> runs) {
        completeKeys(runs);
        of(runs, GATHER).executeUpdate();
    }

    /** Names are compared by their keys; who was entered before names had one gets it now. */
    private void completeKeys(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        with due as materialized (
                            select event_id from muster.reconciliation_run
                             where id = any (cast(string_to_array(:runs, ',') as uuid[])))
                        select n.id from muster.person n where n.sound_key = '' and n.erased_at is null and n.id in (
                            select person_id from due join muster.participation using (event_id)
                            union select person_id from due join muster.presence using (event_id)
                            union select person_id from due join muster.claim using (event_id))""");
        keys.complete(Rows.of(query, Rows::uuid));
    }

    /** Takes the facts of runs away again that are the same as those of the runs before. */
    void dropUnchanged(List<UUID> runs) {
        of(
                        runs,
                        """
                        delete from muster.reconciliation_fact f using muster.reconciliation_run r
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) and r.unchanged
                           and f.run_id = r.id""")
                .executeUpdate();
    }

    /** Of an event only the facts compared last are looked at again; those before them go. */
    void forgetEarlier(List<UUID> runs) {
        of(
                        runs,
                        """
                        delete from muster.reconciliation_fact f
                         using muster.reconciliation_run r join muster.reconciliation_run b
                           on b.event_id = r.event_id and b.started_at <= r.started_at and b.id <> r.id
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) and f.run_id = b.id""")
                .executeUpdate();
    }

    /** How many items the runs have, and how many of them are settled. */
    Reconciler.Gathered gathered(List<UUID> runs) {
        var query =
                of(
                        runs,
                        """
                        select count(*), count(processed_at) from muster.reconciliation_fact
                         where run_id = any (cast(string_to_array(:runs, ',') as uuid[]))""");
        return Rows.of(query, row -> new Reconciler.Gathered(row.number(), row.number())).get(0);
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

    /** Those of the items that are not settled yet, in order. */
    List<Fact> open(UUID run, List<Integer> items) {
        var query =
                entities.createNativeQuery(
                                """
                                with item as materialized (
                                    select f.*, r.event_id,
                                           coalesce(f.confirmed and f.role = 'PARTICIPANT' and f.funding = 'SPONSORED', false)
                                               and f.duplicate_of is null as fund_pays
                                      from muster.reconciliation_fact f join muster.reconciliation_run r on r.id = f.run_id
                                     where f.run_id = :run and f.item_no = any (cast(string_to_array(:items, ',') as int[]))
                                       and f.processed_at is null),
                                before as materialized (
                                    select split_part(e.source_id, '/', 1) as claim, count(*) as entries, sum(l.amount_minor) as minor
                                      from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                                     where l.event_id = (select event_id from item limit 1) and l.account = 'EXPENSE'
                                       and l.category = 'DSA' and e.source_kind = 'CLAIM'
                                     group by 1)
                                select i.item_no, i.participation_id, i.claim_id, i.claimed_minor, i.currency, i.entitled_minor,
                                       i.currency, i.fund_pays, i.commitment_id, a.contribution_id, i.release_due,
                                       coalesce(b.minor, 0), i.currency, coalesce(b.entries, 0),
                                       i.claim_id is not null and k.id is not null
                                           and (b.claim is not null or k.currency <> i.currency
                                                or case when i.fund_pays then least(i.claimed_minor, i.entitled_minor) else 0 end
                                                       > k.original_minor - k.posted_minor - k.released_minor
                                                or exists (select from muster.commitment t
                                                    where t.participation_id = i.participation_id and t.category = 'TERM'))
                                  from item i
                                  left join before b on b.claim = cast(i.claim_id as text)
                                  left join muster.commitment k on k.id = i.commitment_id
                                  left join muster.allocation a on a.id = k.allocation_id
                                 order by i.item_no""")
                        .setParameter("run", run)
                        .setParameter("items", text(items));
        return Rows.of(query, Facts::fact);
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
                row.uuid(),
                row.flag(),
                row.money(),
                (int) row.number(),
                row.flag());
    }

    private static String text(List<Integer> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The items are settled: they are not looked at again in this run. */
    void processed(UUID run, List<Integer> items) {
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_fact f
                           set processed_at = now(),
                               state_after = (select c.state from muster.claim c where c.id = f.claim_id),
                               open_after = coalesce((select k.original_minor - k.posted_minor - k.released_minor
                                   from muster.commitment k where k.id = f.commitment_id), 0)
                         where run_id = :run and item_no = any (cast(string_to_array(:items, ',') as int[]))
                           and processed_at is null""")
                .setParameter("run", run)
                .setParameter("items", text(items))
                .executeUpdate();
    }

    /** An item could not be settled, and why: the next run tries again. */
    void setAside(UUID run, int item, DomainException refusal) {
        var excess = refusal instanceof Overdrawn overdrawn ? overdrawn.excess() : null;
        entities.createNativeQuery(
                        """
                        update muster.reconciliation_fact
                           set refused_class = :class, refused_why = :why, excess_minor = cast(:excess as bigint),
                               excess_currency = cast(:currency as text)
                         where run_id = :run and item_no = :item""")
                .setParameter("class", Mismatch.of(refusal).name())
                .setParameter("why", Told.of(refusal).written())
                .setParameter("excess", excess == null ? null : Long.toString(excess.minor()))
                .setParameter(
                        "currency", excess == null ? null : excess.currency().getCurrencyCode())
                .setParameter("run", run)
                .setParameter("item", item)
                .executeUpdate();
    }

    private Query of(List<UUID> runs, String sql) {
        return entities.createNativeQuery(sql).setParameter("runs", Findings.text(runs));
    }
}
