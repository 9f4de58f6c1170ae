package org.muster.dailyrate;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;

/**
 * Daily rates as they are published: a place and a month a row, as CSV or XLSX. A bad row is told
 * by line, column and value, and holds no other one back. The room share may be missing.
 */
public final class DailyRateFile {
    private static final List<String> COLUMNS =
            List.of("country", "city", "month", "currency", "rate", "source", "room share");
    private static final List<String> FIELDS =
            List.of("country", "city", "month", "currency", "rate", "source", "roomShare");
    private static final int LONGEST_NUMBER = 20;

    private final List<SheetRow> rows;
    private final List<Integer> columns;

    private DailyRateFile(List<SheetRow> rows, List<Integer> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** What became of a file: rates that are new, rates known before, rows refused. */
    public record Imported(int added, int known, List<LineError> errors) implements Serializable {
        public Imported {
            errors = List.copyOf(errors);
        }
    }

    static DailyRateFile of(byte[] content) {
        var file = SheetFile.of(content);
        var header = file.header();
        var columns = COLUMNS.stream().map(name -> SheetFile.column(header, Set.of(name))).toList();
        if (columns.subList(0, COLUMNS.size() - 1).contains(-1)) {
            throw new NotASheet(Told.of("why.dailyRate.columns", String.join(", ", COLUMNS)));
        }
        var rows = file.rows();
        if (rows.isEmpty()) {
            throw new NotASheet(Told.of("why.file.noLines"));
        }
        return new DailyRateFile(rows, columns);
    }

    List<SheetRow> rows() {
        return rows;
    }

    DailyRate rate(SheetRow row) {
        return new DailyRate(
                cell(row, "country"),
                cell(row, "city"),
                month(cell(row, "month")),
                Money.parse(cell(row, "rate"), cell(row, "currency").toUpperCase(Locale.ROOT)),
                share(cell(row, "roomShare")),
                cell(row, "source"));
    }

    /** What was wrong with a row, by the column it stands in. */
    LineError error(SheetRow row, DomainException wrong) {
        var field =
                wrong instanceof InvalidInput input
                        ? input.field()
                        : wrong instanceof UnreadableAmount ? "rate" : FIELDS.get(0);
        var column = columns.get(Math.max(0, FIELDS.indexOf(field)));
        return new LineError(row.line(), row.column(column), row.cell(column), Told.of(wrong));
    }

    private String cell(SheetRow row, String field) {
        return row.cell(columns.get(FIELDS.indexOf(field)));
    }

    /** 2011-02, or any day of the month. */
    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException noMonth) {
            return YearMonth.from(SheetDay.of("month", text, Told.of("why.dailyRate.month")));
        }
    }

    /** A per cent like 65, in its hundredths; nothing where the cell is empty. */
    private static Integer share(String text) {
        var plain = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        if (plain.isEmpty()) {
            return null;
        }
        try {
            if (plain.length() > LONGEST_NUMBER || plain.toLowerCase(Locale.ROOT).contains("e")) {
                throw new NumberFormatException(plain);
            }
            return new BigDecimal(plain).movePointRight(2).intValueExact();
        } catch (NumberFormatException | ArithmeticException noShare) {
            throw new InvalidInput("roomShare", Told.of("why.percent"));
        }
    }
}
