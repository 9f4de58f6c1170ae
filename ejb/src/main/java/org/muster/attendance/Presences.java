package org.muster.attendance;

import static org.muster.shared.ServerJson.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.LineError;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/** All presences and stored sheets. Presences are only ever added. */
@ApplicationScoped
class Presences {
    /** One half day of one person by one source. */
    record Entry(PersonId person, LocalDate day, Half half, boolean present, int line) {}

    @PersistenceContext private EntityManager entities;

    void add(AttendanceSheet sheet, byte[] content) {
        entities.persist(sheet);
        entities.flush();
        entities.createNativeQuery(
                        "update muster.attendance_sheet set content = :content where id = :sheet")
                .setParameter("content", content)
                .setParameter("sheet", sheet.id().value())
                .executeUpdate();
    }

    /** The file as it came; empty where it was erased. */
    byte[] content(SheetId id) {
        var query =
                entities.createNativeQuery(
                                "select content from muster.attendance_sheet where id = :sheet")
                        .setParameter("sheet", id.value());
        return Rows.of(query, Rows::bytes).get(0);
    }

    AttendanceSheet sheet(SheetId id) {
        var found = entities.find(AttendanceSheet.class, id);
        if (found == null) {
            throw new NotFound("attendance sheet", id);
        }
        return found;
    }

    /** The sheet, which nobody else changes before the transaction ends. */
    AttendanceSheet locked(SheetId id) {
        var found = entities.find(AttendanceSheet.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new NotFound("attendance sheet", id);
        }
        return found;
    }

    /** The event a sheet is of. */
    EventId eventOf(SheetId id) {
        return entities.createQuery(
                        "select s.event from AttendanceSheet s where s.id = :id", EventId.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("attendance sheet", id));
    }

    /** What a sheet is. */
    AttendanceSheet.Source sourceOf(SheetId id) {
        return entities.createQuery(
                        "select s.source from AttendanceSheet s where s.id = :id",
                        AttendanceSheet.Source.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** The sheet of this event with exactly this content, unless it was taken back. */
    Optional<AttendanceSheet> same(EventId event, String sha256) {
        return entities.createQuery(
                        """
                        select s from AttendanceSheet s where s.event = :event and s.sha256 = :sha
                           and s.state <> org.muster.attendance.AttendanceSheet.State.UNDONE""",
                        AttendanceSheet.class)
                .setParameter("event", event)
                .setParameter("sha", sha256)
                .getResultStream()
                .findFirst();
    }

    /** Makes two uploads for one event wait for each other, so that the second sees the first. */
    void queueUp(EventId event) {
        entities.createNativeQuery(
                        "select 1 from muster.capacity_event where id = :event for no key update")
                .setParameter("event", event.value())
                .getResultList();
    }

    /**
     * One statement for all; a line already taken over changes nothing. Of several lines of a log
     * about one half day, one that says present stands.
     */
    void addFromSheet(AttendanceSheet sheet, List<Entry> entries, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.presence (id, event_id, person_id, on_day, half, present, source, sheet_id,
                            line_no, recorded_by, recorded_at)
                        select gen_random_uuid(), :event, r.person, r.day, r.half, r.present, :source, :sheet, r.line, :by, now()
                          from unnest(cast(cast(:people as text[]) as uuid[]), cast(cast(:days as text[]) as date[]),
                                      cast(:halves as text[]), cast(:present as boolean[]), cast(:lines as integer[]))
                               with ordinality r(person, day, half, present, line, nr)
                         where r.present or not exists (
                               select 1 from muster.presence o
                                where o.event_id = :event and o.person_id = r.person and o.on_day = r.day and o.half = r.half
                                  and o.sheet_id = :sheet and o.present)
                         order by r.present, r.nr
                        on conflict on constraint presence_once_per_line do nothing""")
                .setParameter("event", sheet.event().value())
                .setParameter("source", sheet.source().name())
                .setParameter("sheet", sheet.id().value())
                .setParameter("people", texts(entries, Entry::person))
                .setParameter("days", texts(entries, Entry::day))
                .setParameter("halves", texts(entries, Entry::half))
                .setParameter(
                        "present", entries.stream().map(Entry::present).toArray(Boolean[]::new))
                .setParameter("lines", entries.stream().map(Entry::line).toArray(Integer[]::new))
                .setParameter("by", by.login())
                .executeUpdate();
    }

    private static <T> String[] texts(Collection<T> of, Function<T, ?> told) {
        return of.stream().map(told).map(Object::toString).toArray(String[]::new);
    }

    void add(EventId event, Entry entry, String source, String reason, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.presence (id, event_id, person_id, on_day, half, present, source, reason,
                            recorded_by, recorded_at)
                        values (gen_random_uuid(), :event, :person, :day, :half, :present, :source, :reason, :by, now())""")
                .setParameter("event", event.value())
                .setParameter("person", entry.person().value())
                .setParameter("day", entry.day())
                .setParameter("half", entry.half().name())
                .setParameter("present", entry.present())
                .setParameter("source", source)
                .setParameter("reason", reason)
                .setParameter("by", by.login())
                .executeUpdate();
    }

    /** What counts now for a half day, after all that was said of it. */
    AttendanceRow.Cell effective(EventId event, PersonId person, LocalDate day, Half half) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select present, source, reason, disputed from muster.effective_presence
                                         where event_id = :event and person_id = :person and on_day = :day
                                           and half = :half""")
                                .setParameter("event", event.value())
                                .setParameter("person", countsFor(event, person).value())
                                .setParameter("day", day)
                                .setParameter("half", half.name()),
                        row ->
                                new AttendanceRow.Cell(
                                        row.flag(), row.text(), row.text(), row.flag()))
                .get(0);
    }

    /** The row that what is said of a person counts for at the event: mostly their own. */
    PersonId countsFor(EventId event, PersonId person) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select person_id from muster.attends_as
                                         where event_id = :event and row_id = :person""",
                                        UUID.class)
                                .setParameter("event", event.value())
                                .setParameter("person", person.value()),
                        row -> new PersonId(row.uuid()))
                .stream()
                .findFirst()
                .orElse(person);
    }

    /** One statement for all, as the presences. */
    void addErrors(SheetId sheet, List<LineError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        var rows = JSON.createArrayBuilder();
        for (var error : errors) {
            rows.add(
                    JSON.createObjectBuilder()
                            .add("l", error.line())
                            .add("c", error.column())
                            .add("v", error.value())
                            .add("r", error.reason().written()));
        }
        entities.createNativeQuery(
                        """
                        insert into muster.attendance_line_error (sheet_id, line_no, column_name, value, reason)
                        select :sheet, cast(j ->> 'l' as integer), j ->> 'c', j ->> 'v', j ->> 'r'
                          from jsonb_array_elements(cast(:rows as jsonb)) with ordinality r(j, nr) order by nr
                        on conflict do nothing""")
                .setParameter("sheet", sheet.value())
                .setParameter("rows", rows.build().toString())
                .executeUpdate();
    }

    /** What was wrong with a sheet's lines, in the order of the file. */
    List<LineError> errors(SheetId sheet, int first, int size) {
        var query =
                entities.createNativeQuery(
                                """
                                select line_no, column_name, value, reason from muster.attendance_line_error
                                 where sheet_id = :sheet order by line_no, column_name""")
                        .setParameter("sheet", sheet.value())
                        .setFirstResult(first)
                        .setMaxResults(size);
        return Rows.of(
                query,
                row ->
                        new LineError(
                                (int) row.number(), row.text(), row.text(), Told.read(row.text())));
    }

    /** Those of the event's people whom a line names, by all that they may be called by. */
    private Map<String, PersonId> references(EventId event, Set<String> named) {
        var known = new HashMap<String, PersonId>();
        Rows.of(
                        entities.createNativeQuery(
                                        """
                                        with named as materialized (
                                            select distinct left(regexp_replace(name, '^p-', ''), 8) as signs
                                              from unnest(cast(:names as text[])) name),
                                        span as materialized (
                                            select cast(signs || '-0000-0000-0000-000000000000' as uuid) as lowest,
                                                   cast(signs || '-ffff-ffff-ffff-ffffffffffff' as uuid) as highest
                                              from named where length(signs) = 8 and signs ~ '^[0-9a-f]+$')
                                        select p.person_id from span join muster.participation p
                                            on p.event_id = :event and p.person_id between span.lowest and span.highest
                                        union
                                        select n.person_id from span join muster.nomination n
                                            on n.event_id = :event and n.person_id between span.lowest and span.highest""")
                                .setParameter("event", event.value())
                                .setParameter("names", named.toArray(String[]::new)),
                        row -> new PersonId(row.uuid()))
                .forEach(
                        person ->
                                EventPerson.references(person)
                                        .forEach(name -> known.put(name, person)));
        return known;
    }

    /**
     * What reads these lines of a sheet, which come behind those it took over already; people are
     * looked up at once for all of them.
     */
    SheetReader reader(
            AttendanceSheet sheet,
            EventFacts event,
            SheetLayout layout,
            List<SheetRow> rows,
            Map<Integer, LineChoice> choices) {
        var named = new HashSet<String>();
        rows.forEach(row -> named.add(row.cell(layout.reference()).toLowerCase(Locale.ROOT)));
        var people = references(event.id(), named);
        var meant = new HashSet<>(people.values());
        named.stream().map(Presences::person).filter(Objects::nonNull).forEach(meant::add);
        choices.values().stream()
                .map(LineChoice::person)
                .filter(Objects::nonNull)
                .forEach(meant::add);
        return new SheetReader(
                event.days(),
                people,
                this::personExists,
                sheet.isRepeating(),
                taken(sheet.id(), event, meant),
                choices);
    }

    private static PersonId person(String reference) {
        try {
            return PersonId.of(reference);
        } catch (NotFound noId) {
            return null;
        }
    }

    /** Those of the people of whom the sheet has told already. */
    private Set<PersonId> taken(SheetId sheet, EventFacts event, Set<PersonId> people) {
        return new HashSet<>(
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select p.id from unnest(cast(cast(:people as text[]) as uuid[])) p (id)
                                         where exists (select 1 from muster.presence r where r.event_id = :event
                                                   and r.person_id = p.id and r.sheet_id = :sheet)""")
                                .setParameter("people", texts(people, person -> person))
                                .setParameter("event", event.id().value())
                                .setParameter("sheet", sheet.value()),
                        row -> new PersonId(row.uuid())));
    }

    boolean personExists(UUID person) {
        return !entities.createNativeQuery("select 1 from muster.person where id = :id")
                .setParameter("id", person)
                .getResultList()
                .isEmpty();
    }
}
