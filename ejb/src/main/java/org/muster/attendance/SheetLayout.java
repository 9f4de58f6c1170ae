package org.muster.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.attendance.ColumnMeaning.Kind;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Which column of a sheet holds what, all of it settled: what is neither known nor a day is told,
 * what could be read in two ways or is there twice is refused, not guessed.
 */
final class SheetLayout {
    /** A column of one day, both halves or one. */
    record DayColumn(int at, String name, LocalDate day, Half half) {}

    private final List<String> header;
    private final List<ColumnMeaning> columns;
    private final List<DayColumn> days = new ArrayList<>();

    private SheetLayout(List<String> header, List<ColumnMeaning> columns) {
        this.header = header;
        this.columns = columns;
        for (var at = 0; at < columns.size(); at++) {
            var meaning = columns.get(at);
            if (meaning.is(Kind.DAY)) {
                days.add(new DayColumn(at, header.get(at).strip(), meaning.day(), meaning.half()));
            }
        }
    }

    /** By the heads alone; they have to name the reference and a day. */
    static SheetLayout of(List<String> header) {
        var columns = SheetHabit.NONE.read(header, null, null);
        if (!columns.contains(ColumnMeaning.of(Kind.REFERENCE))) {
            throw new NotASheet(Told.of("why.sheet.noReference"));
        }
        if (columns.stream().noneMatch(meaning -> meaning.is(Kind.DAY) || meaning.is(Kind.ASKED))) {
            throw new NotASheet(Told.of("why.sheet.noDay"));
        }
        return of(header, columns);
    }

    /** As somebody said. */
    static SheetLayout of(List<String> header, List<ColumnMeaning> columns) {
        if (columns.size() != header.size()) {
            throw new InvalidInput(
                    "columns", Told.of("why.column.count", columns.size(), header.size()));
        }
        for (var at = 0; at < columns.size(); at++) {
            requireSettled(header.get(at), columns.get(at));
            requireOnce(header, columns, at);
        }
        if (columns.stream().noneMatch(SheetLayout::names)) {
            throw new InvalidInput("columns", Told.of("why.column.noPerson"));
        }
        if (columns.stream().noneMatch(meaning -> meaning.is(Kind.DAY))) {
            throw new InvalidInput("columns", Told.of("why.column.noDay"));
        }
        return new SheetLayout(header, columns);
    }

    /** Whether nothing is left to be said of the columns. */
    static boolean isWhole(List<String> header, List<ColumnMeaning> columns) {
        try {
            return of(header, columns).unknown().isEmpty();
        } catch (InvalidInput open) {
            return false;
        }
    }

    private static boolean names(ColumnMeaning meaning) {
        return meaning.is(Kind.REFERENCE)
                || meaning.is(Kind.FAMILY_NAME)
                || meaning.is(Kind.FULL_NAME);
    }

    private static void requireSettled(String name, ColumnMeaning meaning) {
        if (meaning.is(Kind.ASKED)) {
            var head = DayHeader.of(name);
            throw new InvalidInput(
                    "columns",
                    Told.of(
                            "why.column.asked",
                            name.strip(),
                            head.day(SheetDay.Order.DAY_FIRST).orElseThrow(),
                            head.day(SheetDay.Order.MONTH_FIRST).orElseThrow()));
        }
    }

    private static void requireOnce(List<String> header, List<ColumnMeaning> columns, int at) {
        var meaning = columns.get(at);
        for (var before = 0; before < at; before++) {
            var other = columns.get(before);
            var isSame = meaning.is(Kind.DAY) ? meaning.meets(other) : meaning.equals(other);
            if (isSame && !meaning.is(Kind.IGNORED) && !meaning.is(Kind.UNKNOWN)) {
                throw new InvalidInput(
                        "columns",
                        Told.of(
                                "why.column.twice",
                                header.get(at).strip(),
                                at + 1,
                                header.get(before).strip(),
                                before + 1));
            }
        }
    }

    /** Whether anything is marked in a line; an explicit mark of absence counts. */
    boolean isMarked(SheetRow row) {
        return row.fault() != null
                || days.stream().anyMatch(column -> !row.cell(column.at()).isEmpty());
    }

    /** Where the person's reference stands; -1 where the sheet has none. */
    int reference() {
        return columns.indexOf(ColumnMeaning.of(Kind.REFERENCE));
    }

    /** What a line says of the person; empty where the sheet has no such column. */
    String cell(SheetRow row, Kind kind) {
        return row.cell(columns.indexOf(ColumnMeaning.of(kind)));
    }

    /** The column that is told where nobody knows whom a line is about. */
    int person() {
        for (var kind : List.of(Kind.REFERENCE, Kind.FAMILY_NAME, Kind.FULL_NAME)) {
            if (columns.contains(ColumnMeaning.of(kind))) {
                return columns.indexOf(ColumnMeaning.of(kind));
            }
        }
        throw new IllegalStateException("No column of " + header + " names anybody");
    }

    List<DayColumn> days() {
        return days;
    }

    List<String> unknown() {
        var unknown = new ArrayList<String>();
        for (var at = 0; at < columns.size(); at++) {
            if (columns.get(at).is(Kind.UNKNOWN)) {
                unknown.add(header.get(at).strip());
            }
        }
        return unknown;
    }
}
