package org.muster.invitation;

import static org.muster.shared.LineErrors.guarded;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Letters of a campaign for a spreadsheet: a line each with its state, attempts and the mail
 * server's words; moments are UTC. Text that would be taken for a formula gets an apostrophe in
 * front. The last line counts, so that a file cut short is seen.
 */
record LetterList(List<BoardLetter> letters, long total) {
    private static final List<String> HEADER =
            List.of(
                    "recipient",
                    "purpose",
                    "number",
                    "revision",
                    "addressee",
                    "address",
                    "capacity",
                    "language",
                    "state",
                    "withheld",
                    "possibly_twice",
                    "attempts",
                    "queued_at",
                    "sent_at",
                    "next_attempt_at",
                    "server_said",
                    "answer",
                    "correlation");

    byte[] csv() {
        var text = new StringWriter().append('\uFEFF');
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADER);
            letters.forEach(each -> csv.writeRecord(row(each)));
            csv.writeRecord(last());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Muster", "1.0")) {
            var sheet = workbook.newWorksheet("Letters");
            var line = 0;
            write(sheet, line++, HEADER);
            for (var each : letters) {
                write(sheet, line++, row(each));
            }
            write(sheet, line, List.of(last()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int line, List<String> cells) {
        for (var at = 0; at < cells.size(); at++) {
            sheet.value(line, at, cells.get(at));
        }
    }

    private String last() {
        return letters.size() + " of " + total + " letters";
    }

    private static List<String> row(BoardLetter each) {
        return List.of(
                guarded(each.recipient()),
                each.purpose().name(),
                Integer.toString(each.occasion()),
                Integer.toString(each.revision()),
                guarded(each.addressee()),
                guarded(each.address()),
                each.addresseeKind(),
                each.language().code(),
                each.delivery().name(),
                each.withheld() == null ? "" : each.withheld().name(),
                Boolean.toString(each.isPossiblyTwice()),
                Integer.toString(each.attempts()),
                iso(each.queuedAt()),
                iso(each.sentAt()),
                iso(each.nextAttemptAt()),
                guarded(each.detail()),
                each.answer() == null ? "" : each.answer().name(),
                guarded(each.correlation()));
    }

    private static String iso(Instant at) {
        return at == null ? "" : at.toString();
    }
}
