package org.muster.attendance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.account.Scopes;
import org.muster.attendance.ColumnMeaning.Kind;
import org.muster.event.EventId;
import org.muster.member.NameKey;
import org.muster.member.NewPerson;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.NotASheet;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Sha256;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * The way of a sheet before its lines are taken over, and back again: it is received, its columns
 * are said, it is looked at, people are found whom no reference names, and only then it counts. All
 * that was said is kept with the sheet, so that nothing is typed twice.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
public class SheetImport {
    private static final String[] IMPORTERS = {Roles.EVENT_OFFICER, Roles.FACILITATOR};
    private static final int SAMPLES = 3;
    private static final int FIRST_LINES = 5;
    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 100;

    @Inject private Presences presences;
    @Inject private SheetSteps steps;
    @Inject private Namesakes namesakes;
    @Inject private EventReach reach;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private Event<SheetTakenBack> takenBack;
    @EJB private People people;

    /** A sheet's lines as they were read, and what each column holds. */
    private record Opened(
            AttendanceSheet sheet, EventFacts event, List<String> header, List<SheetRow> rows) {}

    /** A sheet on its way, and whether it is known how all of its columns are read. */
    public record Received(SheetId sheet, boolean mapped) {}

    /** The lines that could not be taken over, as they stood, and what is wrong with them. */
    public record BadLines(List<String> header, List<SheetRow> rows, List<LineError> errors) {}

    /**
     * Keeps a sheet as it came, before anything of it counts; one that is on its way already is
     * gone on with. What is no table, or was taken over before, is refused.
     */
    public Received receive(EventId event, String fileName, byte[] content, Actor actor) {
        var found = reach.require(event, actor, IMPORTERS);
        var file = SheetFile.of(content);
        if (file.rows().isEmpty()) {
            throw new NotASheet(Told.of("why.file.noLines"));
        }
        presences.queueUp(event);
        var same = presences.same(event, Sha256.of(content));
        if (same.isPresent()) {
            if (!same.get().is(AttendanceSheet.State.RECEIVED)) {
                throw new SheetAlreadyStored(same.get().uploadedBy(), same.get().uploadedAt());
            }
            return new Received(same.get().id(), !same.get().mapping().isEmpty());
        }
        var name = SheetFile.name(fileName, "attendance");
        var sheet = AttendanceSheet.received(event, name, file, content, actor, Instant.now());
        var habit = steps.habit(file.header(), actor);
        sheet.declare(habit.source());
        var usual = habit.read(file.header(), null, found.days());
        var isWhole = SheetLayout.isWhole(file.header(), usual);
        if (isWhole) {
            sheet.map(usual);
        }
        presences.add(sheet, content);
        audit.record(actor, "attendance sheet received", "event", event, sheet.id().toString());
        return new Received(sheet.id(), isWhole);
    }

    /**
     * The columns as they are taken: as was said of this sheet, else as the person reads sheets of
     * this make, else as their heads say.
     *
     * @param order how days are written that could be read in two ways; null asks
     */
    public SheetColumns columns(SheetId id, SheetDay.Order order, Actor actor) {
        var opened = open(id, actor);
        var header = opened.header();
        var meanings = opened.sheet().mapping();
        if (meanings.isEmpty() || order != null) {
            meanings = steps.habit(header, actor).read(header, order, opened.event().days());
        }
        var columns = new ArrayList<SheetColumns.Column>();
        for (var at = 0; at < header.size(); at++) {
            columns.add(column(opened, at, meanings.get(at)));
        }
        return new SheetColumns(opened.sheet().summary(), opened.event().days(), columns);
    }

    private static SheetColumns.Column column(Opened opened, int at, ColumnMeaning meaning) {
        var samples =
                opened.rows().stream()
                        .map(row -> row.cell(at))
                        .filter(cell -> !cell.isEmpty())
                        .limit(SAMPLES)
                        .toList();
        var head = DayHeader.of(opened.header().get(at));
        var ambiguous =
                head.isAmbiguous()
                        ? new SheetColumns.Ambiguous(
                                head.day(SheetDay.Order.DAY_FIRST).orElseThrow(),
                                head.day(SheetDay.Order.MONTH_FIRST).orElseThrow())
                        : null;
        return new SheetColumns.Column(opened.header().get(at), samples, meaning, ambiguous);
    }

    /** Whether it was said, or was plain, what each column holds. */
    public boolean isMapped(SheetId id, Actor actor) {
        importable(id, actor);
        return !presences.sheet(id).mapping().isEmpty();
    }

    /** Says what the columns hold; it is kept for the next sheet of this make too. */
    public void map(SheetId id, List<ColumnMeaning> columns, Actor actor) {
        importable(id, actor);
        var sheet = presences.locked(id);
        var opened = open(id, actor);
        SheetLayout.of(opened.header(), columns);
        sheet.map(columns);
        var days = opened.event().days();
        var habit = SheetHabit.of(opened.header(), columns, days, sheet.source());
        steps.keep(opened.header(), habit, actor);
    }

    /** Says what the sheet is; it is kept for the next sheet of this make too. */
    public void declare(SheetId id, AttendanceSheet.Source source, Actor actor) {
        importable(id, actor);
        presences.locked(id).declare(source);
        var header = open(id, actor).header();
        steps.keep(header, steps.habit(header, actor).with(source), actor);
    }

    /** What taking the lines over would come to, without taking any. */
    public SheetPreview preview(SheetId id, int first, int size, Actor actor) {
        var opened = open(id, actor);
        var read = read(opened);
        var choices = steps.choices(id);
        var errors = read.errors().stream().skip(Math.max(0, first)).limit(bounded(size)).toList();
        return new SheetPreview(
                opened.sheet().summary(),
                read.good(),
                read.bad(),
                read.leftOut(),
                read.strangers().size(),
                (int)
                        read.strangers().stream()
                                .filter(row -> !choices.containsKey(row.line()))
                                .count(),
                read.errors().size(),
                errors,
                opened.header(),
                opened.rows().stream().limit(FIRST_LINES).map(SheetRow::cells).toList());
    }

    /** Lines whose person no reference tells, with whom they may be about. */
    public List<Stranger> strangers(SheetId id, int first, int size, Actor actor) {
        var opened = open(id, actor);
        var layout = layout(opened);
        var choices = steps.choices(id);
        var listed =
                read(opened).strangers().stream()
                        .skip(Math.max(0, first))
                        .limit(bounded(size))
                        .map(row -> stranger(row, layout, choices.get(row.line())))
                        .toList();
        var region = opened.event().region();
        var everywhere =
                scopes.of(actor, Roles.EVENT_OFFICER).coversEvent(opened.event().id(), region);
        return namesakes.meet(opened.event().id(), listed, everywhere);
    }

    private static Stranger stranger(SheetRow row, SheetLayout layout, LineChoice choice) {
        return new Stranger(
                row.line(),
                row.cell(layout.reference()),
                layout.cell(row, Kind.FAMILY_NAME),
                layout.cell(row, Kind.GIVEN_NAME),
                layout.cell(row, Kind.FULL_NAME),
                layout.cell(row, Kind.BIRTH_DATE),
                layout.cell(row, Kind.ADMINISTRATION),
                List.of(),
                choice);
    }

    /**
     * Says whom lines are about; a person without a part in the event may be named too. A line
     * whose choice names nobody is as it was before.
     */
    public void choose(SheetId id, List<LineChoice> choices, Actor actor) {
        var event = importable(id, actor);
        presences.locked(id).requireReceived();
        for (var choice : choices) {
            if (choice.kind() == null) {
                steps.unchoose(id, choice.line());
                continue;
            }
            if (choice.is(LineChoice.Kind.NEW)) {
                reach.require(event.id(), actor, Roles.EVENT_OFFICER);
                requireNames(choice);
            }
            if (choice.is(LineChoice.Kind.PERSON)) {
                requirePerson(choice.person());
            }
            steps.choose(id, choice, actor);
        }
    }

    /** Names that were said are both there, and no longer than a person's may be. */
    private static void requireNames(LineChoice choice) {
        var names = choice.names();
        if (names == null) {
            return;
        }
        for (var name : List.of(names.familyName(), names.givenName())) {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new InvalidInput(
                        "line", Told.of("why.row.namesSaid", choice.line(), LONGEST_NAME));
            }
        }
    }

    private void requirePerson(PersonId person) {
        if (person == null || !presences.personExists(person.value())) {
            throw new NotFound("person", person);
        }
    }

    /**
     * Lets the lines be taken over, with whoever is new to Muster registered; pressed again, it
     * changes nothing. A sheet of which no line is good is refused. Answers whether that is news.
     */
    public boolean confirm(SheetId id, Actor actor) {
        importable(id, actor);
        var sheet = presences.locked(id);
        if (!sheet.is(AttendanceSheet.State.RECEIVED)) {
            return false;
        }
        var opened = open(id, actor);
        var layout = layout(opened);
        if (opened.rows().stream().noneMatch(layout::isMarked)) {
            throw new NotASheet(Told.of("why.sheet.noMark"));
        }
        if (read(opened).good() == 0) {
            throw new NotASheet(Told.of("why.sheet.noGood"));
        }
        registerNew(opened, layout, actor);
        sheet.confirm();
        audit.record(
                actor, "attendance sheet stored", "event", sheet.event(), sheet.id().toString());
        return true;
    }

    private void registerNew(Opened opened, SheetLayout layout, Actor actor) {
        var id = opened.sheet().id();
        var choices = steps.choices(id);
        var registered = new HashMap<Object, PersonId>();
        for (var row : opened.rows()) {
            var choice = choices.get(row.line());
            if (choice != null && choice.is(LineChoice.Kind.NEW)) {
                reach.require(opened.event().id(), actor, Roles.EVENT_OFFICER);
                var found = newPerson(row, layout, choice.names());
                var same = opened.sheet().isRepeating() ? named(found) : row.line();
                var person =
                        registered.computeIfAbsent(same, first -> people.register(found, actor));
                steps.choose(id, new LineChoice(row.line(), LineChoice.Kind.PERSON, person), actor);
            }
        }
    }

    /** Lines of a log that say this of somebody are of one person, who came and went. */
    private static List<Object> named(NewPerson person) {
        return Arrays.asList(
                NameKey.of(person.familyName(), person.givenName()),
                person.birthDate(),
                person.memberCode());
    }

    /** As the line has it, or was said; a day of birth that could be two is not taken. */
    private NewPerson newPerson(SheetRow row, SheetLayout layout, WholeName names) {
        var family = names == null ? layout.cell(row, Kind.FAMILY_NAME) : names.familyName();
        var given = names == null ? layout.cell(row, Kind.GIVEN_NAME) : names.givenName();
        if (family.isEmpty() || given.isEmpty()) {
            throw new InvalidInput("line", Told.of("why.row.noNames", row.line()));
        }
        return new NewPerson(
                family,
                given,
                null,
                null,
                birth(layout.cell(row, Kind.BIRTH_DATE)),
                null,
                namesakes.member(layout.cell(row, Kind.ADMINISTRATION)).orElse(null),
                null,
                "");
    }

    private static LocalDate birth(String written) {
        return SheetDay.isAmbiguous(written)
                ? null
                : SheetDay.read(written, SheetDay.Order.DAY_FIRST).orElse(null);
    }

    /**
     * Takes a sheet's import back: what it said is kept and counts no longer, so that other sources
     * do. Who built on it may refuse; a sheet taken back before stays so.
     */
    public void undo(SheetId id, String reason, Actor actor) {
        var event = importable(id, actor);
        var sheet = presences.locked(id);
        if (sheet.is(AttendanceSheet.State.UNDONE)) {
            return;
        }
        var given = reason == null ? "" : reason.strip();
        if (!sheet.is(AttendanceSheet.State.RECEIVED)
                && (given.isEmpty()
                        || given.length() > LONGEST_REASON
                        || given.chars().anyMatch(Character::isISOControl))) {
            throw new InvalidInput("reason", Told.of("why.undo.reason", LONGEST_REASON));
        }
        takenBack.fire(new SheetTakenBack(id, event.id()));
        sheet.undo();
        steps.undo(id, given, actor);
        audit.record(actor, "attendance sheet undone", "event", event.id(), id.toString());
    }

    /** The lines that were not taken over, or would not be, to be corrected and sent again. */
    public BadLines badLines(SheetId id, Actor actor) {
        var opened = open(id, actor);
        var errors =
                opened.sheet().is(AttendanceSheet.State.RECEIVED)
                        ? read(opened).errors()
                        : presences.errors(id, 0, Integer.MAX_VALUE);
        var lines = errors.stream().map(LineError::line).collect(Collectors.toSet());
        var rows = opened.rows().stream().filter(row -> lines.contains(row.line())).toList();
        return new BadLines(opened.header(), rows, errors);
    }

    private SheetReader read(Opened opened) {
        var layout = layout(opened);
        var reader =
                presences.reader(
                        opened.sheet(),
                        opened.event(),
                        layout,
                        opened.rows(),
                        steps.choices(opened.sheet().id()));
        reader.readHeader(layout);
        opened.rows().forEach(row -> reader.read(row, layout));
        return reader;
    }

    private static SheetLayout layout(Opened opened) {
        return layout(opened.sheet(), opened.header());
    }

    /** As was said, else as the heads say. */
    static SheetLayout layout(AttendanceSheet sheet, List<String> header) {
        var said = sheet.mapping();
        return said.isEmpty() ? SheetLayout.of(header) : SheetLayout.of(header, said);
    }

    private Opened open(SheetId id, Actor actor) {
        var event = importable(id, actor);
        var sheet = presences.sheet(id);
        var file = SheetFile.of(presences.content(id));
        return new Opened(sheet, event, file.header(), file.rows());
    }

    private EventFacts importable(SheetId id, Actor actor) {
        return reach.require(presences.eventOf(id), actor, IMPORTERS);
    }

    private static int bounded(int size) {
        return Math.min(Math.max(1, size), MOST);
    }
}
