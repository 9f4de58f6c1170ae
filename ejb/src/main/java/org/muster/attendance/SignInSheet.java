package org.muster.attendance;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.LineErrors;
import org.muster.shared.Roles;

/**
 * The list an event lays out to be signed, with its people and half days filled in: printed as PDF,
 * or as CSV and XLSX, which upload again as they are once marked.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
public class SignInSheet {
    private static final int MOST = 500;
    private static final List<String> PERSON_COLUMNS =
            List.of("Reference", "Family name", "Given name", "Administration");

    /** A font file's family and weight. */
    private record Font(String family, int weight) {}

    // Embedded, so that names print anywhere; where the first has no sign the next one is asked:
    // Latin, Greek and Cyrillic; Thai, Arabic and the scripts of India; Chinese and Japanese.
    private static final Map<String, Font> FONTS =
            Map.of(
                    "/liberation/LiberationSans-Regular.ttf", new Font("Sheet", 400),
                    "/liberation/LiberationSans-Bold.ttf", new Font("Sheet", 700),
                    "/fonts/ttf/Kurinto/KurintoSans-Rg.ttf", new Font("Wide", 400),
                    "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf", new Font("Han", 400));
    private static final String STYLE =
            """
            @page { size: A4 landscape; margin: 14mm; @bottom-right { content: counter(page) " / " counter(pages); } }
            body { font-family: Sheet, Wide, Han; font-size: 9pt; color: #1a1a1a; }
            h1 { font-size: 14pt; margin: 0 0 2mm 0; }
            p { margin: 0 0 4mm 0; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th, td { border: 0.4pt solid #555; padding: 1.5mm; text-align: left; height: 7mm; }
            th { background: #e8edf3; font-size: 8pt; }
            tr { page-break-inside: avoid; }
            .ref { white-space: nowrap; }
            """;

    @EJB private AttendanceOverview attendance;
    @Inject private EventReach reach;

    public byte[] csv(EventId event, Actor actor) {
        var text = new StringWriter().append('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            var header = header(event, actor);
            csv.writeRecord(header);
            for (var row : rows(event, actor)) {
                var cells = new ArrayList<>(row.stream().map(LineErrors::guarded).toList());
                cells.addAll(Collections.nCopies(header.size() - row.size(), ""));
                csv.writeRecord(cells);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] xlsx(EventId event, Actor actor) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Muster", "1.0")) {
            var sheet = workbook.newWorksheet("Attendance");
            var header = header(event, actor);
            for (var at = 0; at < header.size(); at++) {
                sheet.value(0, at, header.get(at));
                sheet.style(0, at).bold().set();
                sheet.width(at, at < PERSON_COLUMNS.size() ? 22 : 15);
            }
            var line = 1;
            for (var row : rows(event, actor)) {
                for (var at = 0; at < row.size(); at++) {
                    sheet.value(line, at, row.get(at));
                }
                line++;
            }
            sheet.freezePane(PERSON_COLUMNS.size(), 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public byte[] pdf(EventId event, Actor actor) {
        var bytes = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        FONTS.forEach(
                (file, font) ->
                        builder.useFont(
                                () -> SignInSheet.class.getResourceAsStream(file),
                                font.family(),
                                font.weight(),
                                FontStyle.NORMAL,
                                true));
        builder.withHtmlContent(html(event, actor), null);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private String html(EventId event, Actor actor) {
        var facts = attendance.event(event, actor);
        var heading = reach.heading(event);
        var head =
                header(event, actor).stream()
                        .map(name -> "<th>" + escaped(name) + "</th>")
                        .collect(Collectors.joining());
        var halves = attendance.halfDays(event, actor).size();
        var body =
                rows(event, actor).stream()
                        .map(
                                row ->
                                        "<tr><td class=\"ref\">"
                                                + row.stream()
                                                        .map(SignInSheet::escaped)
                                                        .collect(Collectors.joining("</td><td>"))
                                                + "</td>"
                                                + "<td></td>".repeat(halves)
                                                + "</tr>")
                        .collect(Collectors.joining("\n"));
        return """
        <!DOCTYPE html>
        <html lang="en"><head><title>%s</title><style>%s</style></head><body>
        <h1>Attendance sheet, %s: %s</h1>
        <p>%s, %s. %s to %s. Please sign once for each half day you are present.</p>
        <table><thead><tr>%s</tr></thead><tbody>%s</tbody></table></body></html>"""
                .formatted(
                        escaped(facts.code()),
                        STYLE,
                        escaped(facts.code()),
                        escaped(heading.title()),
                        escaped(heading.venue()),
                        escaped(heading.city()),
                        facts.days().from(),
                        facts.days().to(),
                        head,
                        body);
    }

    private List<String> header(EventId event, Actor actor) {
        var header = new ArrayList<>(PERSON_COLUMNS);
        header.addAll(attendance.halfDays(event, actor));
        return header;
    }

    private List<List<String>> rows(EventId event, Actor actor) {
        var rows = new ArrayList<List<String>>();
        for (var first = 0; ; first += MOST) {
            var page = attendance.grid(event, first, MOST, actor);
            for (var row : page) {
                var person = row.person();
                rows.add(
                        List.of(
                                person.reference(),
                                person.familyName(),
                                person.givenName(),
                                person.administration()));
            }
            if (page.size() < MOST) {
                return rows;
            }
        }
    }

    /** The file name of an event's sheet, without its ending. */
    public String name(EventId event, Actor actor) {
        var facts = attendance.event(event, actor);
        LocalDate first = facts.days().from();
        return "attendance-" + facts.code().replaceAll("[^A-Za-z0-9-]", "-") + "-" + first;
    }

    /** As it stands on paper from left to right; what is written from the right is turned. */
    private static String visual(String text) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return text;
        }
        var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        var levels = new byte[bidi.getRunCount()];
        var runs = new Object[levels.length];
        for (var run = 0; run < runs.length; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            var part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            runs[run] = levels[run] % 2 == 0 ? part : new StringBuilder(part).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return Arrays.stream(runs).map(String::valueOf).collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return visual(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
