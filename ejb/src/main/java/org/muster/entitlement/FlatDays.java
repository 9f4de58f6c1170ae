package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.event.EventId;
import org.muster.shared.Rows;

/**
 * Which days are whose, of events that are asked for a flat amount a day. A day present belongs to
 * one claim of a person, under whatever row of theirs: as many as each claims, the first ones,
 * without those that a claim has which was settled before or is paid by nights. Of several open
 * claims the one entered first comes first, in whatever order their events are compared.
 */
@ApplicationScoped
class FlatDays {
    /** Claims at a flat amount that nobody approved or rejected yet, and whose they are. */
    private static final String OPEN =
            """
            select c.id, c.event_id, c.person_id, c.days_claimed, c.entered_at, coalesce(n.survivor_id, n.id) as who
              from muster.claim c
              join muster.allowance_scheme s on s.id = c.scheme_id and s.version_id is null
              join muster.person n on n.id = c.person_id
             where c.state in ('SUBMITTED', 'RECONCILED')""";

    private static final String SEVERAL = "select who from open group by who having count(*) > 1";

    /**
     * The days of claims that are their persons' only open ones. What was and what is to be are
     * joined fully: that is one pass over both, whatever the planner takes their sizes for.
     */
    private static final String OCCUPY =
            """
            with open as materialized (%s),
                 alone as materialized (
                    select * from open where event_id = any (cast(string_to_array(:events, ',') as uuid[]))
                       and who not in (%s)),
                 there as (
                    select distinct event_id, person_id, on_day from muster.effective_presence
                     where event_id = any (cast(string_to_array(:events, ',') as uuid[])) and present),
                 day as materialized (
                    select free.who, free.on_day, free.id
                      from (select a.who, a.id, a.days_claimed, p.on_day,
                                   row_number() over (partition by a.id order by p.on_day) as at
                              from alone a join there p on p.event_id = a.event_id and p.person_id = a.person_id
                              left join muster.claim_night t on t.person_id = a.who and t.on_night = p.on_day
                             where t.claim_id is null or t.claim_id = a.id) free
                     where free.at <= free.days_claimed),
                 change as materialized (
                    select day.who, day.on_day, day.id, held.person_id, held.on_night
                      from day full join (
                          select t.* from alone join muster.claim_night t on t.claim_id = alone.id) held
                        on held.claim_id = day.id and held.on_night = day.on_day
                     where day.id is null or held.claim_id is null),
                 gone as (
                    delete from muster.claim_night t using change
                     where change.id is null and t.person_id = change.person_id and t.on_night = change.on_night)
            insert into muster.claim_night (person_id, on_night, claim_id)
            select who, on_day, id from change where id is not null
            on conflict do nothing"""
                    .formatted(OPEN, SEVERAL);

    /** The same of one claim of a person who has several, after all that come before it. */
    private static final String OCCUPY_ONE =
            """
            insert into muster.claim_night (person_id, on_night, claim_id)
            select free.who, free.on_day, free.id
              from (select a.who, a.id, a.days_claimed, p.on_day, row_number() over (order by p.on_day) as at
                      from (%s and c.id = :claim) a
                      join (select distinct event_id, person_id, on_day from muster.effective_presence where present) p
                        on p.event_id = a.event_id and p.person_id = a.person_id
                     where not exists (select from muster.claim_night t
                         where t.person_id = a.who and t.on_night = p.on_day)) free
             where free.at <= free.days_claimed
            on conflict do nothing"""
                    .formatted(OPEN);

    @PersistenceContext private EntityManager entities;

    void occupy(List<EventId> events) {
        var ids = events.stream().map(EventId::toString).collect(Collectors.joining(","));
        entities.createNativeQuery(OCCUPY).setParameter("events", ids).executeUpdate();
        var several = ofSeveral(ids);
        if (!several.isEmpty()) {
            var before = days(several);
            entities.createNativeQuery("delete from muster.claim_night where claim_id in (:claims)")
                    .setParameter("claims", several)
                    .executeUpdate();
            several.forEach(
                    claim ->
                            entities.createNativeQuery(OCCUPY_ONE)
                                    .setParameter("claim", claim)
                                    .executeUpdate());
            var now = days(several);
            compareAnew(
                    several.stream()
                            .filter(claim -> !Objects.equals(before.get(claim), now.get(claim)))
                            .toList());
        }
    }

    private Map<UUID, String> days(List<UUID> claims) {
        var query =
                entities.createNativeQuery(
                                """
                                select claim_id, string_agg(cast(on_night as text), ',' order by on_night)
                                  from muster.claim_night where claim_id in (:claims) group by claim_id""")
                        .setParameter("claims", claims);
        return Rows.of(query, row -> Map.entry(row.uuid(), row.text())).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was found payable of them rests on other days: nobody approves it before it is anew. */
    private void compareAnew(List<UUID> claims) {
        if (!claims.isEmpty()) {
            entities.createNativeQuery(
                            """
                            update muster.claim set state = 'SUBMITTED', version = version + 1
                             where id in (:claims) and state = 'RECONCILED'""")
                    .setParameter("claims", claims)
                    .executeUpdate();
        }
    }

    /** All open claims of whoever has several, one of them at these events; first entered first. */
    private List<UUID> ofSeveral(String events) {
        var whose =
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        with open as materialized (%s)
                                        select distinct who from open
                                         where event_id = any (cast(string_to_array(:events, ',') as uuid[]))
                                           and who in (%s) order by who"""
                                                .formatted(OPEN, SEVERAL),
                                        UUID.class)
                                .setParameter("events", events),
                        Rows::uuid);
        if (whose.isEmpty()) {
            return List.of();
        }
        whose.forEach(this::holdOthersOff);
        return Rows.of(
                entities.createNativeQuery(
                                OPEN
                                        + " and coalesce(n.survivor_id, n.id) in (:whose) order by c.entered_at, c.id")
                        .setParameter("whose", whose),
                Rows::uuid);
    }

    /** Another part of the job may be at another event of the same person. */
    private void holdOthersOff(UUID who) {
        entities.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(4712, hashtext(cast(:who as text)))) as held")
                .setParameter("who", who)
                .getResultList();
    }
}
