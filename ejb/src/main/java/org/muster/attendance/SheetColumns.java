package org.muster.attendance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.muster.shared.DateRange;

/**
 * The columns of a sheet with what they are taken for, for somebody to say otherwise.
 *
 * @param event the days of the event, which the columns of marks are of
 */
public record SheetColumns(SheetSummary sheet, DateRange event, List<Column> columns)
        implements Serializable {

    /**
     * One column.
     *
     * @param samples the first cells below its head that are not empty
     */
    public record Column(
            String name, List<String> samples, ColumnMeaning meaning, Ambiguous ambiguous)
            implements Serializable {}

    /** The two days that a head may mean; null for others. */
    public record Ambiguous(LocalDate dayFirst, LocalDate monthFirst) implements Serializable {}

    /** A column whose day somebody has to say; null where none is left. */
    public Column asked() {
        return columns.stream()
                .filter(each -> each.meaning().is(ColumnMeaning.Kind.ASKED))
                .findFirst()
                .orElse(null);
    }

    /** Nothing is left to be said: each head is known, and told days and people. */
    public boolean isSettled() {
        return columns.stream()
                .map(Column::meaning)
                .noneMatch(
                        each ->
                                each.is(ColumnMeaning.Kind.ASKED)
                                        || each.is(ColumnMeaning.Kind.UNKNOWN));
    }
}
