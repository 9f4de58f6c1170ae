package org.muster.attendance;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.LineErrors;
import org.muster.shared.Paper;
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

    private static final String STYLE =
            """
            @page { size: A4 landscape; margin: 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Paper, Wide, Han; } }
            body { font-family: Paper, Wide, Han; font-size: 9pt; color: #1a1a1a; }
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
        return Paper.print(html(event, actor));
    }

    private String html(EventId event, Actor actor) {
        var facts = attendance.event(event, actor);
        var heading = reach.heading(event);
        var head =
                header(event, actor).stream()
                        .map(name -> "<th>" + Paper.escaped(name) + "</th>")
                        .collect(Collectors.joining());
        var halves = attendance.halfDays(event, actor).size();
        var body =
                rows(event, SignInSheet::bothNames, actor).stream()
                        .map(
                                row ->
                                        "<tr><td class=\"ref\">"
                                                + row.stream()
                                                        .map(Paper::escaped)
                                                        .collect(Collectors.joining("</td><td>"))
                                                + "</td>"
                                                + "<td></td>".repeat(halves)
                                                + "</tr>")
                        .collect(Collectors.joining("\n"));
        return """
        <!DOCTYPE html>
        <html lang="en"><head><title>%s</title><meta name="subject" content="Attendance sheet" />
        <style>%s</style></head><body>
        <h1>Attendance sheet, %s: %s</h1>
        <p>%s, %s. %s to %s. Please sign once for each half day you are present.</p>
        <table><thead><tr>%s</tr></thead><tbody>%s</tbody></table></body></html>"""
                .formatted(
                        Paper.escaped(facts.code()),
                        STYLE,
                        Paper.escaped(facts.code()),
                        Paper.escaped(heading.title()),
                        Paper.escaped(heading.venue()),
                        Paper.escaped(heading.city()),
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

    /** On paper a person finds their name as they write it themselves. */
    private static String bothNames(EventPerson person) {
        return person.nativeName().isEmpty()
                ? person.givenName()
                : person.givenName() + " · " + person.nativeName();
    }

    private List<List<String>> rows(EventId event, Actor actor) {
        return rows(event, EventPerson::givenName, actor);
    }

    private List<List<String>> rows(
            EventId event, Function<EventPerson, String> givenName, Actor actor) {
        var rows = new ArrayList<List<String>>();
        for (var first = 0; ; first += MOST) {
            var page = attendance.grid(event, first, MOST, actor);
            for (var row : page) {
                var person = row.person();
                rows.add(
                        List.of(
                                person.reference(),
                                person.familyName(),
                                givenName.apply(person),
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
}
