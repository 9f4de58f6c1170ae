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

/**
 * Turns lines of a sheet into presences. A line is taken whole or not at all; what is wrong with it
 * is told column by column.
 */
final class SheetReader {
    private final DateRange days;
    private final Map<String, PersonId> references;
    private final Predicate<UUID> personExists;
    private final Set<PersonId> seen;
    private final List<Presences.Entry> entries = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private int good;
    private int bad;

    SheetReader(
            DateRange days,
            Map<String, PersonId> references,
            Predicate<UUID> personExists,
            Set<PersonId> seen) {
        this.days = days;
        this.references = references;
        this.personExists = personExists;
        this.seen = seen;
    }

    void read(SheetRow row, SheetLayout layout) {
        var wrong = new ArrayList<LineError>();
        var person = person(row, layout, wrong);
        var found = new ArrayList<Presences.Entry>();
        for (var column : layout.days()) {
            marks(row, column, person, found, wrong);
        }
        for (var at = row.header().size(); at < row.cells().size(); at++) {
            if (!row.cell(at).isEmpty()) {
                wrong.add(
                        new LineError(
                                row.line(),
                                "column " + (at + 1),
                                row.cell(at),
                                "The line has more cells than the header"));
            }
        }
        if (wrong.isEmpty()) {
            seen.add(person.orElseThrow());
            entries.addAll(found);
            good++;
        } else {
            errors.addAll(wrong);
            bad++;
        }
    }

    /** Columns nobody knows are told once, with the header as line 1. */
    void readHeader(SheetLayout layout) {
        for (var name : layout.unknown()) {
            errors.add(new LineError(1, name, name, "Nobody knows this column; it was not read"));
        }
    }

    private Optional<PersonId> person(SheetRow row, SheetLayout layout, List<LineError> wrong) {
        var reference = row.cell(layout.reference());
        var column = row.header().get(layout.reference());
        var person = find(reference.toLowerCase(Locale.ROOT));
        if (person.isEmpty()) {
            wrong.add(
                    new LineError(
                            row.line(),
                            column,
                            reference,
                            "No person of this event has this reference"));
        } else if (seen.contains(person.get())) {
            wrong.add(
                    new LineError(
                            row.line(),
                            column,
                            reference,
                            "This person has a line further up in the same sheet"));
        }
        return person;
    }

    private Optional<PersonId> find(String reference) {
        var known = references.get(reference);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var id = UUID.fromString(reference);
            return personExists.test(id) ? Optional.of(new PersonId(id)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private void marks(
            SheetRow row,
            SheetLayout.DayColumn column,
            Optional<PersonId> person,
            List<Presences.Entry> found,
            List<LineError> wrong) {
        var cell = row.cell(column.at());
        var mark = Mark.read(cell);
        if (mark.isEmpty()) {
            wrong.add(
                    new LineError(
                            row.line(),
                            column.name(),
                            cell,
                            "Not a mark: x for present, AM or PM for half a day, empty for absent"));
            return;
        }
        if (!days.contains(column.day())) {
            if (mark.get() != Mark.ABSENT) {
                wrong.add(
                        new LineError(
                                row.line(),
                                column.name(),
                                cell,
                                "The event is from " + days.from() + " to " + days.to()));
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

    int good() {
        return good;
    }

    int bad() {
        return bad;
    }
}
