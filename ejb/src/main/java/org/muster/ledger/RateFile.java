package org.muster.ledger;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Rates as they are published: one a row, under the header currency, valid from, units per euro,
 * source, as CSV or XLSX. A bad row is told by line, column and value, and holds no other one back.
 */
public final class RateFile {
    private static final List<String> COLUMNS =
            List.of("currency", "valid from", "units per euro", "source");
    private static final List<String> FIELDS =
            List.of("currency", "effectiveFrom", "perEuro", "source");
    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_DECIMALS = 10;
    private static final int MOST_DIGITS = 14;
    private static final int LONGEST_SOURCE = 40;

    private final List<SheetRow> rows;
    private final List<Integer> columns;

    private RateFile(List<SheetRow> rows, List<Integer> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** What became of a file: rates that are new, rates known before, rows refused. */
    public record Imported(int added, int known, List<LineError> errors) implements Serializable {}

    static RateFile of(byte[] content) {
        var file = SheetFile.of(content);
        var header = file.header();
        var columns = COLUMNS.stream().map(name -> SheetFile.column(header, Set.of(name))).toList();
        if (columns.contains(-1)) {
            throw new NotASheet(Told.of("why.rates.columns", String.join(", ", COLUMNS)));
        }
        var rows = file.rows();
        if (rows.isEmpty()) {
            throw new NotASheet(Told.of("why.file.noLines"));
        }
        return new RateFile(rows, columns);
    }

    List<SheetRow> rows() {
        return rows;
    }

    Rate rate(SheetRow row) {
        return rate(
                cell(row, "currency"),
                SheetDay.of("effectiveFrom", cell(row, "effectiveFrom"), Told.of("why.rate.day")),
                number(cell(row, "perEuro")),
                cell(row, "source"));
    }

    /** A rate with what every rate has to fulfil. */
    static Rate rate(String currency, LocalDate from, BigDecimal perEuro, String source) {
        var unit = Money.currency(currency == null ? "" : currency.toUpperCase(Locale.ROOT));
        if (unit.equals(ExchangeRates.EURO)) {
            throw new InvalidInput("currency", Told.of("why.rate.euro"));
        }
        if (perEuro.signum() <= 0) {
            throw new InvalidInput("perEuro", Told.of("why.rate.positive"));
        }
        var plain = perEuro.stripTrailingZeros();
        if (plain.scale() > MOST_DECIMALS || plain.precision() - plain.scale() > MOST_DIGITS) {
            throw new InvalidInput(
                    "perEuro", Told.of("why.rate.digits", MOST_DIGITS, MOST_DECIMALS));
        }
        if (source == null || source.isBlank() || source.strip().length() > LONGEST_SOURCE) {
            throw new InvalidInput("source", Told.of("why.rate.source", LONGEST_SOURCE));
        }
        return new Rate(unit, from, perEuro, Rate.source(source.strip()));
    }

    /** What was wrong with a row, by the column it stands in. */
    LineError error(SheetRow row, InvalidInput wrong) {
        var column = columns.get(Math.max(0, FIELDS.indexOf(wrong.field())));
        return new LineError(row.line(), row.column(column), row.cell(column), Told.of(wrong));
    }

    private String cell(SheetRow row, String field) {
        return row.cell(columns.get(FIELDS.indexOf(field)));
    }

    private static BigDecimal number(String text) {
        try {
            if (text.length() > LONGEST_NUMBER || text.toLowerCase(Locale.ROOT).contains("e")) {
                throw new NumberFormatException(text);
            }
            return new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            throw new InvalidInput("perEuro", Told.of("why.rate.number"));
        }
    }
}
