package org.muster.ledger;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/**
 * Rates as they are published: UTF-8 text, one rate a row, under the header currency, valid from,
 * units per euro, source. A bad row is told by line, column and value, and holds no other one back.
 */
public final class RateFile {
    static final String CURRENCY = "currency";
    static final String VALID_FROM = "valid from";
    static final String PER_EURO = "units per euro";
    static final String SOURCE = "source";

    private static final List<String> COLUMNS = List.of(CURRENCY, VALID_FROM, PER_EURO, SOURCE);
    private static final int MOST_ROWS = 20_000;

    /** What was wrong with a row, by the column it stands in. */
    public record RowError(int line, String column, String value, String reason)
            implements Serializable {}

    /** What became of a file: rates that are new, rates known before, rows refused. */
    public record Imported(int added, int known, List<RowError> errors) implements Serializable {}

    /** A line of the file: its cells by column, empty where it has none. */
    record Row(int line, Map<String, String> cells) {}

    private RateFile() {}

    static List<Row> rows(byte[] content) {
        try (var reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text(content))) {
            var lines = reader.stream().limit(MOST_ROWS + 2).toList();
            if (lines.size() < 2) {
                throw new InvalidInput("file", "The file holds no rates");
            }
            if (lines.size() > MOST_ROWS + 1) {
                throw new InvalidInput("file", "A file holds at most " + MOST_ROWS + " rates");
            }
            var header = header(lines.get(0).getFields());
            return lines.stream().skip(1).map(line -> row(line, header)).toList();
        } catch (CsvParseException broken) {
            throw new InvalidInput("file", "The file is no table of values between commas");
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    static Rate rate(Row row) {
        return rate(
                row.cells().get(CURRENCY),
                day(row.cells().get(VALID_FROM)),
                number(row.cells().get(PER_EURO)),
                row.cells().get(SOURCE));
    }

    /** A rate with what every rate has to fulfil. */
    static Rate rate(String currency, LocalDate from, BigDecimal perEuro, String source) {
        var unit = Money.currency(currency == null ? "" : currency.toUpperCase(Locale.ROOT));
        if (unit.equals(ExchangeRates.EURO)) {
            throw new InvalidInput("currency", "The euro is worth one euro: it has no rate");
        }
        if (perEuro.signum() <= 0) {
            throw new InvalidInput("perEuro", "A rate is more than nothing");
        }
        var plain = perEuro.stripTrailingZeros();
        if (plain.scale() > 10 || plain.precision() - plain.scale() > 14) {
            throw new InvalidInput("perEuro", "A rate has at most 14 digits and 10 decimals");
        }
        if (source == null || source.isBlank() || source.strip().length() > 40) {
            throw new InvalidInput("source", "Between 1 and 40 characters");
        }
        return new Rate(unit, from, perEuro, source.strip());
    }

    static RowError error(Row row, InvalidInput wrong) {
        var column =
                switch (wrong.field()) {
                    case "perEuro" -> PER_EURO;
                    case "effectiveFrom" -> VALID_FROM;
                    case "source" -> SOURCE;
                    default -> CURRENCY;
                };
        return new RowError(row.line(), column, row.cells().get(column), wrong.getMessage());
    }

    private static List<String> header(List<String> cells) {
        var header =
                cells.stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList();
        for (var column : COLUMNS) {
            if (!header.contains(column)) {
                throw new InvalidInput(
                        "file",
                        "The column \"%s\" is missing; expected: %s"
                                .formatted(column, String.join(", ", COLUMNS)));
            }
        }
        return header;
    }

    private static Row row(CsvRecord line, List<String> header) {
        var cells = new HashMap<String, String>();
        for (var column : COLUMNS) {
            var at = header.indexOf(column);
            cells.put(column, at < line.getFieldCount() ? line.getField(at).strip() : "");
        }
        return new Row((int) line.getStartingLineNumber(), cells);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("effectiveFrom", "A day is written 2012-06-30");
        }
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            throw new InvalidInput("perEuro", "A rate is written 39.50");
        }
    }

    private static String text(byte[] content) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new InvalidInput("file", "The file is not UTF-8 text");
        }
    }
}
