package org.muster.attendance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.LineError;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Who was there, as lists show it, and what became of the sheets. */
@Stateless
@RolesAllowed({
    Roles.EVENT_OFFICER,
    Roles.FACILITATOR,
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.SYSTEM
})
public class AttendanceOverview {
    private static final String[] READERS = {
        Roles.EVENT_OFFICER,
        Roles.FACILITATOR,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.OPERATOR,
        Roles.AUDITOR
    };
    private static final int MOST = 500;
    private static final int MOST_ERRORS = 10_000;

    @PersistenceContext private EntityManager entities;
    @Inject private Presences presences;
    @Inject private SheetSteps steps;
    @Inject private EventReach reach;

    /** How an event was attended, in figures: people, days present, administrations. */
    public record Figures(int people, int attended, int participantDays, int administrations) {}

    public EventFacts event(EventId event, Actor actor) {
        return reach.require(event, actor, READERS);
    }

    /** The days and halves of the event in order, as the grid's cells are keyed. */
    public List<String> halfDays(EventId event, Actor actor) {
        var keys = new ArrayList<String>();
        reach.require(event, actor, READERS)
                .days()
                .each()
                .forEach(
                        day -> {
                            keys.add(AttendanceRow.key(day, Half.AM));
                            keys.add(AttendanceRow.key(day, Half.PM));
                        });
        return keys;
    }

    /** People of the event, by administration and name, each with what counts per half day. */
    public List<AttendanceRow> grid(EventId event, int first, int size, Actor actor) {
        reach.require(event, actor, READERS);
        var rows = new ArrayList<AttendanceRow>();
        var cells = cells(event);
        for (var person : people(event, null, first, Math.min(size, MOST))) {
            rows.add(
                    new AttendanceRow(
                            person, cells.getOrDefault(person.person(), new LinkedHashMap<>())));
        }
        return rows;
    }

    public long people(EventId event, Actor actor) {
        reach.require(event, actor, READERS);
        return Rows.of(
                        entities.createNativeQuery("select count(*) from (" + PEOPLE + ") p")
                                .setParameter("event", event.value()),
                        Rows::number)
                .get(0);
    }

    private static final String PEOPLE =
            """
            select p.person_id from muster.participation p where p.event_id = :event and p.status = 'CONFIRMED'
            union select r.person_id from muster.standing_presence r where r.event_id = :event""";

    private List<EventPerson> people(EventId event, PersonId only, int first, int size) {
        var query =
                entities.createNativeQuery(
                                """
                                select e.person_id, n.family_name, n.given_name, coalesce(p.member_code, n.member_code),
                                       coalesce(m.name, o.name, ''), coalesce(p.role, ''), coalesce(p.funding, ''), n.native_name
                                  from ("""
                                        + PEOPLE
                                        + """
                                ) e
                                  join muster.person n on n.id = e.person_id
                                  left join lateral (select role, funding, member_code, organisation_id
                                                       from muster.participation
                                                      where event_id = :event and person_id = e.person_id
                                                        and status = 'CONFIRMED'
                                                      order by (role = 'PARTICIPANT') desc, role limit 1) p on true
                                  left join muster.member_name m
                                    on m.member_code = coalesce(p.member_code, n.member_code) and m.language = 'en'
                                  left join muster.organisation o
                                    on o.id = coalesce(p.organisation_id, n.organisation_id)
                                 where :only = '' or cast(e.person_id as text) = :only
                                 order by 5, n.family_name, n.given_name, e.person_id""")
                        .setParameter("event", event.value())
                        .setParameter("only", only == null ? "" : only.toString())
                        .setFirstResult(first)
                        .setMaxResults(size);
        return Rows.of(
                query,
                row ->
                        new EventPerson(
                                new PersonId(row.uuid()),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text()));
    }

    private Map<PersonId, Map<String, AttendanceRow.Cell>> cells(EventId event) {
        var cells = new HashMap<PersonId, Map<String, AttendanceRow.Cell>>();
        var query =
                entities.createNativeQuery(
                                """
                                select person_id, on_day, half, present, source, reason, disputed
                                  from muster.effective_presence where event_id = :event order by on_day, half""")
                        .setParameter("event", event.value());
        Rows.of(
                query,
                row -> {
                    var person = new PersonId(row.uuid());
                    var key = AttendanceRow.key(row.day(), Half.valueOf(row.text()));
                    return cells.computeIfAbsent(person, who -> new LinkedHashMap<>())
                            .put(
                                    key,
                                    new AttendanceRow.Cell(
                                            row.flag(), row.text(), row.text(), row.flag()));
                });
        return cells;
    }

    /** All that was said of a person's half days at the event, the latest word first. */
    public List<ToldPresence> told(
            EventId event, PersonId person, int first, int size, Actor actor) {
        reach.require(event, actor, READERS);
        var query =
                entities.createNativeQuery(
                                """
                                select r.on_day, r.half, r.present, r.source, r.reason, r.recorded_by, r.recorded_at,
                                       r.sheet_id, coalesce(s.file_name, ''), coalesce(r.line_no, 0),
                                       coalesce(r.id = e.id, false), u.sheet_id is not null
                                  from muster.counted_presence r
                                  left join muster.attendance_sheet s on s.id = r.sheet_id
                                  left join muster.sheet_undo u on u.sheet_id = r.sheet_id
                                  left join muster.effective_presence e
                                    on e.event_id = r.event_id and e.person_id = r.person_id and e.on_day = r.on_day
                                   and e.half = r.half
                                 where r.event_id = :event and r.person_id = :person
                                 order by r.on_day, r.half, r.seq desc""")
                        .setParameter("event", event.value())
                        .setParameter("person", person.value())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, ToldPresence::read);
    }

    /**
     * The person as the event knows them, under whichever row of theirs; somebody without a part
     * and without a mark is not found.
     */
    public EventPerson person(EventId event, PersonId person, Actor actor) {
        reach.require(event, actor, READERS);
        return people(event, presences.countsFor(event, person), 0, 1).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("person", person));
    }

    /** A day counts for a person who was there in the morning or in the afternoon. */
    public Figures figures(EventId event, Actor actor) {
        reach.require(event, actor, READERS);
        var query =
                entities.createNativeQuery(
                                """
                                with day as (
                                    select distinct e.person_id, e.on_day from muster.effective_presence e
                                      join muster.participation p on p.event_id = e.event_id and p.person_id = e.person_id
                                       and p.role = 'PARTICIPANT' and p.status = 'CONFIRMED'
                                     where e.event_id = :event and e.present)
                                select (select count(*) from muster.participation where event_id = :event
                                           and role = 'PARTICIPANT' and status = 'CONFIRMED'),
                                       (select count(distinct person_id) from day),
                                       (select count(*) from day),
                                       (select count(distinct p.member_code) from muster.participation p
                                         where p.event_id = :event and p.role = 'PARTICIPANT' and p.status = 'CONFIRMED'
                                           and p.person_id in (select person_id from day))""")
                        .setParameter("event", event.value());
        return Rows.of(
                        query,
                        row ->
                                new Figures(
                                        (int) row.number(),
                                        (int) row.number(),
                                        (int) row.number(),
                                        (int) row.number()))
                .get(0);
    }

    /** The sheets of an event, the latest first. */
    public List<SheetSummary> sheets(EventId event, int first, int size, Actor actor) {
        reach.require(event, actor, READERS);
        return entities.createQuery(
                        "select new org.muster.attendance.SheetSummary(s.id, s.event, s.fileName, s.readAs,"
                                + " s.uploadedBy, s.uploadedAt, s.state, s.source, s.linesGood, s.linesBad, s.linesLeftOut, s.sha256)"
                                + " from AttendanceSheet s where s.event = :event order by s.uploadedAt desc",
                        SheetSummary.class)
                .setParameter("event", event)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, MOST))
                .getResultList();
    }

    public SheetSummary sheet(SheetId id, Actor actor) {
        var sheet = presences.sheet(id);
        reach.require(sheet.event(), actor, READERS);
        return sheet.summary();
    }

    /** Who took the sheet back, when and why; nothing where it stands. */
    public Optional<SheetUndo> undone(SheetId id, Actor actor) {
        reach.require(presences.eventOf(id), actor, READERS);
        return steps.undone(id);
    }

    /** What was wrong with a sheet's lines, in the order of the file. */
    public List<LineError> errors(SheetId id, int first, int size, Actor actor) {
        reach.require(presences.eventOf(id), actor, READERS);
        return presences.errors(id, first, Math.min(size, MOST_ERRORS));
    }
}
