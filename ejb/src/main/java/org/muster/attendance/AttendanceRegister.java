package org.muster.attendance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotASheet;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Sha256;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Keeps who was there. A sheet is stored first, as it came, and its lines are taken over by a job
 * that may be stopped and started again; single presences are marked by a facilitator or corrected
 * by an officer who says why.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
public class AttendanceRegister {
    /** The job that takes a sheet's lines over; its subject is the sheet. */
    public static final String IMPORT = "attendance-import";

    /** The source of a mark made in the room. */
    public static final String FACILITATOR = "FACILITATOR";

    private static final int LONGEST_REASON = 500;

    @Inject private Presences presences;
    @Inject private SheetSteps steps;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;

    /**
     * How many marks of a grid were recorded, how many a better source outranks, and which are
     * none.
     */
    public record Filled(int recorded, int outranked, List<TypedMark> wrong) {}

    /** What an import needs of a stored sheet. */
    public record Stored(byte[] content, int linesDone) {}

    /**
     * Stores a sheet as it came, to be taken over as its heads say or as its columns are said to
     * hold (none for the former); one that cannot be read, or came before, is refused. Its lines
     * count as what it is.
     */
    public SheetId store(
            EventId event,
            String fileName,
            byte[] content,
            List<ColumnMeaning> columns,
            AttendanceSheet.Source source,
            Actor actor) {
        reach.require(event, actor, Roles.EVENT_OFFICER, Roles.FACILITATOR);
        var file = SheetFile.of(content);
        var layout =
                columns.isEmpty()
                        ? SheetLayout.of(file.header())
                        : SheetLayout.of(file.header(), columns);
        if (file.rows().stream().noneMatch(layout::isMarked)) {
            throw new NotASheet(Told.of("why.sheet.noMark"));
        }
        presences.queueUp(event);
        var same = presences.same(event, Sha256.of(content));
        if (same.isPresent()) {
            throw new SheetAlreadyStored(same.get().uploadedBy(), same.get().uploadedAt());
        }
        var name = SheetFile.name(fileName, "attendance");
        var sheet = AttendanceSheet.received(event, name, file, content, actor, Instant.now());
        if (!columns.isEmpty()) {
            sheet.map(columns);
        }
        sheet.declare(source);
        sheet.confirm();
        presences.add(sheet, content);
        audit.record(actor, "attendance sheet stored", "event", event, sheet.id().toString());
        return sheet.id();
    }

    /** The sheet and how far it was taken over already. */
    @RolesAllowed(Roles.SYSTEM)
    public Stored stored(SheetId id) {
        var sheet = presences.sheet(id);
        return new Stored(presences.content(id), sheet.linesDone());
    }

    /**
     * Takes lines over, in the order of the file: the good ones as presences, the bad ones with
     * what is wrong. Lines taken over before are passed by, and all of a sheet that was taken back
     * meanwhile.
     */
    @RolesAllowed(Roles.SYSTEM)
    public void record(SheetId id, List<SheetRow> rows, Actor actor) {
        var sheet = presences.locked(id);
        var fresh = rows.stream().filter(row -> row.line() > sheet.linesDone()).toList();
        if (fresh.isEmpty() || sheet.is(AttendanceSheet.State.UNDONE)) {
            return;
        }
        var layout = SheetImport.layout(sheet, fresh.get(0).header());
        var reader =
                presences.reader(
                        sheet, reach.find(sheet.event()), layout, fresh, steps.choices(id));
        if (sheet.linesDone() == 0) {
            reader.readHeader(layout);
        }
        fresh.forEach(row -> reader.read(row, layout));
        presences.addFromSheet(sheet, reader.entries(), actor);
        presences.addErrors(id, reader.errors());
        sheet.took(fresh.get(fresh.size() - 1).line(), reader);
    }

    /** All lines are taken over; said again by a run that goes on, it is recorded once. */
    @RolesAllowed(Roles.SYSTEM)
    public SheetSummary imported(SheetId id, Actor actor) {
        var sheet = presences.locked(id);
        if (sheet.imported()) {
            audit.record(actor, "attendance sheet imported", "event", sheet.event(), id.toString());
        }
        return sheet.summary();
    }

    /**
     * A facilitator, in the room, says who is there; answers what counts now, which a better source
     * may have said.
     */
    public AttendanceRow.Cell mark(
            EventId event,
            PersonId person,
            LocalDate day,
            Half half,
            boolean present,
            Actor actor) {
        var found = reach.require(event, actor, Roles.EVENT_OFFICER, Roles.FACILITATOR);
        requireWithin(found, day);
        requirePerson(person);
        var entry = new Presences.Entry(person, day, half, present, 0);
        presences.add(event, entry, FACILITATOR, "", actor);
        audit.record(actor, "presence marked", "event", event, told(person, day, half, present));
        return presences.effective(event, person, day, half);
    }

    /**
     * Marks typed into a grid, as they would stand in a sheet: the good ones are recorded as the
     * facilitator's, of the others it is told what is wrong; they keep nobody's place.
     */
    public Filled fill(EventId event, List<TypedMark> marks, Actor actor) {
        var found = reach.require(event, actor, Roles.EVENT_OFFICER, Roles.FACILITATOR);
        var wrong = new ArrayList<TypedMark>();
        var outranked = 0;
        for (var typed : marks) {
            var mark = typed.meant();
            if (mark.isEmpty()) {
                wrong.add(typed);
                continue;
            }
            requireWithin(found, typed.day());
            requirePerson(typed.person());
            presences.add(event, mark.get(), FACILITATOR, "", actor);
            var counts = presences.effective(event, typed.person(), typed.day(), typed.half());
            outranked += counts.present() == mark.get().present() ? 0 : 1;
        }
        var recorded = marks.size() - wrong.size();
        if (recorded > 0) {
            audit.record(actor, "presences marked", "event", event, recorded + " half days");
        }
        return new Filled(recorded, outranked, wrong);
    }

    /** Says against every source whether a person was there, and why that is known. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
    public void correct(
            EventId event,
            PersonId person,
            LocalDate day,
            Half half,
            boolean present,
            String reason,
            Actor actor) {
        var found = reach.require(event, actor, Roles.EVENT_OFFICER);
        requireWithin(found, day);
        requirePerson(person);
        if (reason == null
                || reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("reason", Told.of("why.correction.reason", LONGEST_REASON));
        }
        var entry = new Presences.Entry(person, day, half, present, 0);
        presences.add(event, entry, "CORRECTION", reason.strip(), actor);
        audit.record(actor, "presence corrected", "event", event, told(person, day, half, present));
    }

    private static void requireWithin(EventFacts event, LocalDate day) {
        if (!event.days().contains(day)) {
            throw new InvalidInput(
                    "day", Told.of("why.row.outsideEvent", event.days().from(), event.days().to()));
        }
    }

    private void requirePerson(PersonId person) {
        if (!presences.personExists(person.value())) {
            throw new NotFound("person", person);
        }
    }

    private static String told(PersonId person, LocalDate day, Half half, boolean present) {
        return person + " " + day + " " + half + " " + (present ? "present" : "absent");
    }
}
