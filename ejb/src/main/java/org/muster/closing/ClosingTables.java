package org.muster.closing;

import static org.muster.shared.LineErrors.guarded;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Rows as RFC 4180 writes tables: UTF-8, CRLF, decimal points, ISO days. A text that a spreadsheet
 * would run is kept as text. The head is a row like the others and is written once, by itself.
 */
public final class ClosingTables {
    public static final List<String> POSTINGS =
            List.of(
                    "posted_on",
                    "entry",
                    "line",
                    "source_kind",
                    "source_id",
                    "description",
                    "corrects",
                    "recorded_by",
                    "account",
                    "agreement",
                    "event",
                    "category",
                    "sub_line",
                    "ccy",
                    "amount",
                    "rate",
                    "rate_source",
                    "amount_eur");

    public static final List<String> COMMITMENTS =
            List.of(
                    "agreement",
                    "event",
                    "category",
                    "payee",
                    "promised_on",
                    "days",
                    "ccy",
                    "promised",
                    "open");

    private ClosingTables() {}

    public static byte[] head(List<String> columns) {
        return written(List.of(columns), Function.identity());
    }

    public static byte[] postings(List<PostedLine> lines) {
        return written(lines, ClosingTables::cells);
    }

    public static byte[] commitments(List<OpenCommitment> open) {
        return written(open, ClosingTables::cells);
    }

    private static List<String> cells(PostedLine line) {
        return List.of(
                line.postedOn().toString(),
                line.entry().toString(),
                Integer.toString(line.line()),
                guarded(line.sourceKind()),
                guarded(line.sourceId()),
                guarded(line.description()),
                line.corrects(),
                guarded(line.recordedBy()),
                line.account(),
                guarded(line.agreementNo()),
                guarded(line.eventCode()),
                line.category(),
                guarded(line.subLine()),
                line.amount().currency().getCurrencyCode(),
                line.amount().decimal().toPlainString(),
                plain(line.rate()),
                guarded(line.rateSource()),
                line.euro().decimal().toPlainString());
    }

    private static List<String> cells(OpenCommitment row) {
        return List.of(
                guarded(row.agreementNo()),
                guarded(row.eventCode()),
                row.category().name(),
                guarded(row.payee()),
                row.on().toString(),
                Integer.toString(row.days()),
                row.open().currency().getCurrencyCode(),
                row.original().decimal().toPlainString(),
                row.open().decimal().toPlainString());
    }

    private static String plain(BigDecimal rate) {
        return rate == null ? "" : rate.stripTrailingZeros().toPlainString();
    }

    private static <T> byte[] written(List<T> rows, Function<T, List<String>> cells) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(row -> csv.writeRecord(cells.apply(row)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
