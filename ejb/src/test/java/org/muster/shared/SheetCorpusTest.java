package org.muster.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables as spreadsheets of all kinds save them: each is read without a name changed or a plus
 * lost, or refused with its reason, soon and in little room.
 */
class SheetCorpusTest {
    private static final List<String> HEADER = List.of("Reference", "Name", "Phone", "2012-05-28");
    private static final int WANTED_SECONDS = 2;
    private static final List<String> NAMES =
            List.of(
                    "Müller Lefèvre",
                    "Şahin, Işıl",
                    "Núñez, María \"Maruja\"",
                    "Ivanov; Ivan | the 2nd",
                    "Смирнова-Иванова Ольга Петровна",
                    "Ёлкина Ґалина",
                    "王小丽 一",
                    "الأمين محمد",
                    "สมชาย",
                    "Ng",
                    "X",
                    "",
                    "=cmd|' /C calc'!A0",
                    "+Olga",
                    "-Dash",
                    "@at",
                    "'tHooft",
                    "\u202Eevil\u202C",
                    "Smile 🙂 Ǆ",
                    "O\u0301 e\u0301",
                    "Line\nbreak");

    /** How one file of the corpus is written. */
    private record Style(String charset, boolean mark, char separator, LineDelimiter ends) {
        @Override
        public String toString() {
            return charset + (mark ? " with BOM" : "") + " '" + separator + "' " + ends;
        }
    }

    static List<Style> styles() {
        var styles = new ArrayList<Style>();
        for (var charset :
                List.of(
                        "UTF-8",
                        "UTF-16LE",
                        "UTF-16BE",
                        "windows-1251",
                        "windows-1252",
                        "windows-1254")) {
            for (var separator : List.of(',', ';', '\t', '|')) {
                for (var ends : List.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR)) {
                    styles.add(new Style(charset, false, separator, ends));
                    if (charset.startsWith("UTF")) {
                        styles.add(new Style(charset, true, separator, ends));
                    }
                }
            }
        }
        return styles;
    }

    @ParameterizedTest
    @MethodSource("styles")
    void textIsReadAsItWasWritten(Style style) {
        var charset = Charset.forName(style.charset());
        var rows = rows(charset);
        var text = new StringWriter();
        try (var csv =
                CsvWriter.builder()
                        .fieldSeparator(style.separator())
                        .lineDelimiter(style.ends())
                        .build(text)) {
            csv.writeRecord(HEADER);
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        var bytes = ((style.mark() ? "\uFEFF" : "") + text).getBytes(charset);
        var file = SheetFile.of(bytes);
        assertTrue(file.readAs().startsWith(style.charset()), file.readAs());
        assertEquals(HEADER, file.header());
        assertEquals(rows, read(file));
    }

    @Test
    void aWorkbookIsReadAsItWasWritten() throws Exception {
        var rows = rows(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("A");
            for (var at = 0; at < HEADER.size(); at++) {
                sheet.value(1, at, HEADER.get(at));
            }
            for (var line = 0; line < rows.size(); line++) {
                for (var at = 0; at < HEADER.size(); at++) {
                    sheet.value(line + 2, at, rows.get(line).get(at));
                }
            }
        }
        var file = SheetFile.of(bytes.toByteArray());
        assertEquals(HEADER, file.header());
        assertEquals(rows, read(file));
    }

    @Test
    void whatMusterWritesItReadsBack() {
        var rows = new ArrayList<>(rows(StandardCharsets.UTF_8));
        for (var name : List.of("Two\nlines, and \"more\"", "Two\r\nlines; a\tb", "'=1", "''@")) {
            rows.add(List.of("P-1", name, "0032 2 209", "x"));
        }
        var text =
                rows.stream()
                        .map(row -> row.stream().map(LineErrors::guarded).toList())
                        .map(
                                row ->
                                        row.stream()
                                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n"));
        var sent = "\uFEFFReference,Name,Phone,2012-05-28\r\n" + text;
        var file = SheetFile.of(sent.getBytes(StandardCharsets.UTF_8));
        assertEquals(rows, read(file));
        var back = LineErrors.asTable(file.header(), file.rows(), List.of(), Told::key);
        var again = SheetFile.of(back.getBytes(StandardCharsets.UTF_8));
        assertEquals(rows, read(again).stream().map(row -> row.subList(0, HEADER.size())).toList());
    }

    /** Each name that the charset can write, in a line that is marked. */
    private static List<List<String>> rows(Charset charset) {
        return NAMES.stream()
                .filter(name -> charset.newEncoder().canEncode(name))
                .filter(name -> !charset.equals(Charset.forName("windows-1251")) || !name.isEmpty())
                .map(name -> List.of("P-0000000" + name.length(), name, "+32 2 209 92 11", "x"))
                .toList();
    }

    private static List<List<String>> read(SheetFile file) {
        return file.rows().stream()
                .peek(row -> assertNull(row.fault(), () -> row.toString()))
                .map(SheetRow::cells)
                .toList();
    }

    @Test
    void whatIsRefusedIsRefusedSoonAndInLittleRoom() throws Exception {
        var output = Path.of("target", "refused-files.txt").toFile();
        var java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                RefusedFiles.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        assertTrue(java.waitFor(3, TimeUnit.MINUTES), "The files are tried");
        var told = Files.readString(output.toPath());
        assertEquals(0, java.exitValue(), told);
        var lines = told.lines().map(line -> line.split(" ")).toList();
        assertEquals(
                RefusedFiles.REASONS,
                lines.stream().map(cells -> cells[0] + " " + cells[1]).toList());
        for (var cells : lines) {
            assertTrue(Double.parseDouble(cells[2]) < WANTED_SECONDS, cells[0] + " " + cells[2]);
        }
    }
}
