package org.muster.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.muster.attendance.EventPerson;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Rows;

/** Scans of badges as rows, and the people of an event with the latest of theirs. */
@ApplicationScoped
class Arrivals {
    private static final String PEOPLE =
            """
            select n.id, n.family_name, n.given_name, coalesce(p.member_code, n.member_code),
                   coalesce(m.name, o.name, ''), coalesce(p.role, ''), coalesce(p.funding, ''), n.native_name,
                   case when s.present then s.recorded_at end, case when s.present then s.recorded_by end
              from (%s) e
              join muster.person n on n.id = e.person_id
              left join lateral (select role, funding, member_code, organisation_id from muster.participation
                                  where event_id = :event and person_id = e.person_id and status = 'CONFIRMED'
                                  order by (role = 'PARTICIPANT') desc, role limit 1) p on true
              left join muster.member_name m
                on m.member_code = coalesce(p.member_code, n.member_code) and m.language = 'en'
              left join muster.organisation o on o.id = coalesce(p.organisation_id, n.organisation_id)
              left join lateral (select present, recorded_at, recorded_by from muster.counted_presence
                                  where event_id = :event and person_id = e.person_id and on_day = :day
                                    and half = :half and source = 'SCAN'
                                  order by seq desc limit 1) s on true
            """;

    private static final String ALL =
            """
            select person_id from muster.participation where event_id = :event and status = 'CONFIRMED'
            union select person_id from muster.standing_presence where event_id = :event""";

    /**
     * Sought by the id and not among all of the event. Also by the badge of a row that has no seat,
     * where another one of the same person has.
     */
    private static final String BADGED =
            """
            select w.person_id
              from (select id as person_id from muster.person
                     where id between cast(:lowest as uuid) and cast(:highest as uuid)
                    union
                    select person_id from muster.attends_as
                     where event_id = :event and row_id between cast(:lowest as uuid) and cast(:highest as uuid)) w
             where exists (select from muster.participation t
                            where t.event_id = :event and t.person_id = w.person_id and t.status = 'CONFIRMED')
                or exists (select from muster.standing_presence h where h.event_id = :event and h.person_id = w.person_id)""";

    private static final String LOWEST = "00000000-0000-0000-0000-000000000000";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String HIGHEST = LOWEST.replace('0', 'f');

    // Letters without their marks, as Facts compares names.
    private static final String NAMED =
            """
             where not exists (
                select 1 from unnest(string_to_array(:words, ' ')) w
                 where strpos(lower(regexp_replace(normalize(n.family_name || ' ' || n.given_name || ' '
                           || coalesce(n.native_name, '') || ' ' || coalesce(m.name, o.name, ''), NFKD),
                           '[\\u0300-\\u036f]', '', 'g')), w) = 0)
             order by n.family_name, n.given_name, n.id""";

    @PersistenceContext private EntityManager entities;

    /** Those whose names and administration hold all the words. */
    List<Expected> named(EventId event, Sitting sitting, String text, int first, int size) {
        var query =
                of(PEOPLE.formatted(ALL) + NAMED, event, sitting)
                        .setParameter("words", plain(text))
                        .setFirstResult(first)
                        .setMaxResults(size);
        return Rows.of(query, Arrivals::expected);
    }

    /** Those whose id begins like this; more than one only where references meet. */
    List<Expected> beginning(EventId event, Sitting sitting, String beginning) {
        if (!filled(beginning, LOWEST).matches(ID)) {
            return List.of();
        }
        var query =
                of(PEOPLE.formatted(BADGED), event, sitting)
                        .setParameter("lowest", filled(beginning, LOWEST))
                        .setParameter("highest", filled(beginning, HIGHEST));
        return Rows.of(query, Arrivals::expected);
    }

    private static String filled(String beginning, String rest) {
        return beginning + rest.substring(Math.min(beginning.length(), rest.length()));
    }

    /** Makes two scans of one badge wait for each other, so that the second sees the first. */
    void queueUp(EventId event, PersonId person) {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('muster.door'), hashtext(:badge))")
                .setParameter("badge", event + " " + person)
                .getSingleResult();
    }

    /** Since when the person is here by it, or no longer. */
    Instant add(EventId event, PersonId person, Sitting sitting, boolean present, Actor by) {
        var query =
                of(
                                """
                                insert into muster.presence (id, event_id, person_id, on_day, half, present, source,
                                    recorded_by, recorded_at)
                                values (gen_random_uuid(), :event, :person, :day, :half, :present, 'SCAN', :by, now())
                                returning recorded_at""",
                                event,
                                sitting)
                        .setParameter("person", person.value())
                        .setParameter("present", present)
                        .setParameter("by", by.login());
        return Rows.of(query, Rows::instant).get(0);
    }

    /** How many are checked in for the half day. */
    int here(EventId event, Sitting sitting) {
        var query =
                of(
                        """
                        select count(*) from muster.presence_by_source
                         where event_id = :event and on_day = :day and half = :half and source = 'SCAN'
                           and present""",
                        event,
                        sitting);
        return (int) (long) Rows.of(query, Rows::number).get(0);
    }

    private Query of(String sql, EventId event, Sitting sitting) {
        return entities.createNativeQuery(sql)
                .setParameter("event", event.value())
                .setParameter("day", sitting.day())
                .setParameter("half", sitting.half().name());
    }

    private static Expected expected(Rows row) {
        var person =
                new EventPerson(
                        new PersonId(row.uuid()),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.text());
        return new Expected(person, row.instant(), row.text());
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\u0300-\\u036f]", "")
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
