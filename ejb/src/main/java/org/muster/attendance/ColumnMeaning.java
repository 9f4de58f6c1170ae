package org.muster.attendance;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * What one column of a sheet holds: something of the person, the marks of a day or of half a day,
 * or nothing that is read.
 *
 * @param day the day whose marks the column holds, in the venue's zone; null for other columns
 * @param half the half of it; null for the whole day
 */
public record ColumnMeaning(Kind kind, LocalDate day, Half half) implements Serializable {

    /** What a column may hold. */
    public enum Kind {
        REFERENCE,
        FAMILY_NAME,
        GIVEN_NAME,
        FULL_NAME,
        BIRTH_DATE,
        ADMINISTRATION,
        DAY,
        /** A day that could be read in two ways: somebody has to say. */
        ASKED,
        /** Not read, as somebody said or everybody knows. */
        IGNORED,
        /** Not read, because nobody knows the header. */
        UNKNOWN
    }

    private static final String SEPARATOR = ",";

    static ColumnMeaning of(Kind kind) {
        return new ColumnMeaning(kind, null, null);
    }

    static ColumnMeaning day(LocalDate day, Half half) {
        return new ColumnMeaning(Kind.DAY, day, half);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether both tell of the same half day. */
    boolean meets(ColumnMeaning other) {
        return is(Kind.DAY)
                && day.equals(other.day)
                && (half == null || other.half == null || half == other.half);
    }

    /** As forms, calls and rows write it: FAMILY_NAME, 2012-05-28, 2012-05-28 AM. */
    public String written() {
        if (kind != Kind.DAY) {
            return kind.name();
        }
        return half == null ? day.toString() : AttendanceRow.key(day, half);
    }

    /** Read as it was written; anything else is no meaning of a column. */
    public static ColumnMeaning read(String written) {
        var text = written == null ? "" : written.strip();
        var cells = text.split(" ");
        try {
            if (cells[0].matches("\\d{4}-\\d\\d-\\d\\d") && cells.length <= 2) {
                return day(
                        LocalDate.parse(cells[0]),
                        cells.length == 1 ? null : Half.valueOf(cells[1]));
            }
            var kind = Kind.valueOf(text);
            if (kind != Kind.DAY) {
                return of(kind);
            }
        } catch (DateTimeException | IllegalArgumentException neither) {
            throw new InvalidInput("columns", Told.of("why.column.unknown", text));
        }
        throw new InvalidInput("columns", Told.of("why.column.unknown", text));
    }

    static String written(List<ColumnMeaning> columns) {
        return columns.stream().map(ColumnMeaning::written).collect(Collectors.joining(SEPARATOR));
    }

    /** All columns of a sheet in its order, as they were written; none where nothing was. */
    public static List<ColumnMeaning> readAll(String written) {
        return written == null || written.isBlank()
                ? List.of()
                : Arrays.stream(written.split(SEPARATOR, -1)).map(ColumnMeaning::read).toList();
    }
}
