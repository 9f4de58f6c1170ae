package org.muster.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.muster.member.PersonId;
import org.muster.shared.DateRange;
import org.muster.shared.LineError;
import org.muster.shared.NotFound;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Turns lines of a sheet into presences. A line is taken whole or not at all; what is wrong with it
 * is told column by column.
 */
final class SheetReader {
    private final DateRange days;
    private final Map<String, PersonId> references;
    private final Predicate<UUID> personExists;
    private final boolean isRepeating;
    private final Set<PersonId> seen;
    private final Map<Integer, LineChoice> choices;
    private final List<SheetRow> strangers = new ArrayList<>();
    private final List<Presences.Entry> entries = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private int good;
    private int bad;
    private int leftOut;

    /**
     * What reads a sheet of an event.
     *
     * @param isRepeating whether several lines may be about one person, as a log's are
     */
    SheetReader(
            DateRange days,
            Map<String, PersonId> references,
            Predicate<UUID> personExists,
            boolean isRepeating,
            Set<PersonId> seen,
            Map<Integer, LineChoice> choices) {
        this.days = days;
        this.references = references;
        this.personExists = personExists;
        this.isRepeating = isRepeating;
        this.seen = seen;
        this.choices = choices;
    }

    /**
     * A line with a mark says of every half day whether the person was there: an empty cell is a
     * signature that is missing. A line without any mark says nothing.
     */
    void read(SheetRow row, SheetLayout layout) {
        var choice = choices.get(row.line());
        if (choice != null && choice.is(LineChoice.Kind.LEFT_OUT)) {
            strangers.add(row);
            leftOut++;
            return;
        }
        var wrong = new ArrayList<LineError>();
        var found = new ArrayList<Presences.Entry>();
        if (row.fault() == null) {
            var person = person(row, layout, wrong);
            for (var column : layout.days()) {
                marks(row, column, person, found, wrong);
            }
            surplus(row, wrong);
            if (wrong.isEmpty() && layout.isMarked(row)) {
                person.ifPresent(seen::add);
                entries.addAll(found);
            }
        } else {
            wrong.add(row.fault());
        }
        errors.addAll(wrong);
        good += wrong.isEmpty() ? 1 : 0;
        bad += wrong.isEmpty() ? 0 : 1;
    }

    private static void surplus(SheetRow row, List<LineError> wrong) {
        for (var at = row.header().size(); at < row.cells().size(); at++) {
            if (!row.cell(at).isEmpty()) {
                wrong.add(error(row, at, "why.row.long"));
            }
        }
    }

    private static LineError error(SheetRow row, int at, String key, Object... arguments) {
        return new LineError(row.line(), row.column(at), row.cell(at), Told.of(key, arguments));
    }

    /** Columns nobody knows are told once, with the header as line 1. */
    void readHeader(SheetLayout layout) {
        for (var name : layout.unknown()) {
            errors.add(new LineError(1, name, name, Told.of("why.row.unknownColumn")));
        }
    }

    private Optional<PersonId> person(SheetRow row, SheetLayout layout, List<LineError> wrong) {
        var choice = choices.get(row.line());
        var person =
                choice == null
                        ? find(row.cell(layout.reference()).toLowerCase(Locale.ROOT))
                        : Optional.ofNullable(choice.person());
        if (choice != null || person.isEmpty()) {
            strangers.add(row);
        }
        if (choice == null && person.isEmpty()) {
            wrong.add(error(row, layout.person(), "why.row.noPerson"));
        } else if (!isRepeating && person.filter(seen::contains).isPresent()) {
            wrong.add(error(row, layout.person(), "why.row.twice"));
        }
        return person;
    }

    private Optional<PersonId> find(String reference) {
        var known = references.get(reference);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var person = PersonId.of(reference);
            return personExists.test(person.value()) ? Optional.of(person) : Optional.empty();
        } catch (NotFound noId) {
            return Optional.empty();
        }
    }

    private void marks(
            SheetRow row,
            SheetLayout.DayColumn column,
            Optional<PersonId> person,
            List<Presences.Entry> found,
            List<LineError> wrong) {
        var mark = Mark.read(row.cell(column.at()));
        if (mark.isEmpty()) {
            wrong.add(error(row, column.at(), "why.row.noMark"));
            return;
        }
        if (!days.contains(column.day())) {
            if (mark.get() != Mark.ABSENT) {
                wrong.add(error(row, column.at(), "why.row.outsideEvent", days.from(), days.to()));
            }
            return;
        }
        for (var half : Half.values()) {
            if (column.half() == null || column.half() == half) {
                person.ifPresent(
                        who ->
                                found.add(
                                        new Presences.Entry(
                                                who,
                                                column.day(),
                                                half,
                                                mark.get().covers(half),
                                                row.line())));
            }
        }
    }

    List<Presences.Entry> entries() {
        return entries;
    }

    List<LineError> errors() {
        return errors;
    }

    /** Lines whose person no reference tells, whatever was said of them meanwhile. */
    List<SheetRow> strangers() {
        return strangers;
    }

    int leftOut() {
        return leftOut;
    }

    int good() {
        return good;
    }

    int bad() {
        return bad;
    }
}
