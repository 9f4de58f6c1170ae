package org.muster.reporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.reporting.StatementFigures.Line;

/**
 * The lines of a statement for a spreadsheet: RFC 4180, UTF-8, CRLF, a dot for decimals, ISO dates.
 * The column amount_reporting adds up to the statement, per section. Text that a spreadsheet would
 * take for a formula gets an apostrophe in front and loses no character.
 */
final class StatementCsv {
    static final List<String> HEADER =
            List.of(
                    "report_id",
                    "version",
                    "contribution",
                    "section",
                    "event",
                    "participant_ref",
                    "admin",
                    "category",
                    "sub_line",
                    "doc_no",
                    "doc_date",
                    "counted_on",
                    "paid_date",
                    "ccy",
                    "amount",
                    "rate",
                    "rate_source",
                    "amount_functional",
                    "reporting_ccy",
                    "amount_reporting",
                    "share_pct",
                    "entry",
                    "line");

    private StatementCsv() {}

    static byte[] render(StatementId id, int version, StatementFigures figures) {
        return written(
                HEADER,
                figures.lines().stream().map(line -> row(id, version, figures, line)).toList());
    }

    /**
     * The same with a last column of names.
     *
     * @param names of participants, by the reference their lines carry
     */
    static byte[] auditCopy(
            StatementId id, int version, StatementFigures figures, Map<String, String> names) {
        var rows = new ArrayList<List<String>>();
        for (var line : figures.lines()) {
            var row = new ArrayList<>(row(id, version, figures, line));
            row.add(guarded(names.getOrDefault(line.participation(), "")));
            rows.add(row);
        }
        var header = new ArrayList<>(HEADER);
        header.add("participant");
        return written(header, rows);
    }

    private static byte[] written(List<String> header, List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> row(
            StatementId id, int version, StatementFigures figures, Line line) {
        return List.of(
                id.toString(),
                Integer.toString(version),
                guarded(figures.agreement().number()),
                line.section(),
                guarded(line.event()),
                line.participation(),
                guarded(line.member()),
                line.category(),
                guarded(line.subLine()),
                guarded(line.document()),
                iso(line.documentDate()),
                iso(line.countedOn()),
                iso(line.paidOn()),
                line.amount().currency().getCurrencyCode(),
                line.amount().decimal().toPlainString(),
                line.perEuro() == null ? "" : line.perEuro().toPlainString(),
                guarded(line.rateSource()),
                line.functional().decimal().toPlainString(),
                figures.agreement().currency().getCurrencyCode(),
                line.reporting().decimal().toPlainString(),
                line.sharePercent(),
                line.entry().toString(),
                Integer.toString(line.lineNo()));
    }

    static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String iso(Object day) {
        return day == null ? "" : day.toString();
    }
}
