package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.account.ScopeRefused;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceRow;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.Half;
import org.muster.attendance.SheetAlreadyStored;
import org.muster.attendance.SignInSheet;
import org.muster.attendance.batch.AttendanceImport;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.shared.Actor;
import org.muster.shared.FileTooLarge;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotASheet;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.SheetFile;
import org.muster.shared.Told;

/** Attendance sheets: what is taken, what is told, and what is refused. */
@ArquillianTest
class AttendanceTest {
    private static final Actor OFFICER = new Actor("event-officer");
    private static final String DAYS =
            "2012-05-28 AM,2012-05-28 PM,2012-05-29 AM,2012-05-29 PM,2012-05-30 AM,2012-05-30 PM";

    private Connection connection;
    private Gathering gathering;
    private UUID first;
    private UUID second;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(AttendanceTest.class, Gathering.class);
    }

    @BeforeEach
    void gather() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        gathering = new Gathering(connection);
        first = gathering.participant(0, "SPONSORED");
        second = gathering.participant(1, "SELF_FUNDED");
    }

    @AfterEach
    void leave() throws Exception {
        connection.close();
    }

    @Test
    void goodLinesAreKeptAndBadOnesAreToldWithColumnValueAndReason() throws Exception {
        var sheet =
                "Reference,Family name,"
                        + DAYS
                        + "\n"
                        + gathering.reference(first)
                        + ",A,x,x,x,x,x,\n"
                        + gathering.reference(second)
                        + ",B,x,perhaps,,,,\n"
                        + "FFFFFFFF,\"=cmd()\",x,x,x,x,x,x\n";
        var run = upload(sheet.getBytes(StandardCharsets.UTF_8));
        assertEquals(JobState.COMPLETED, run.state(), run.outcome().toString());
        assertEquals(3, run.itemsDone());
        assertEquals(Told.of("outcome.imported", 1, 2, "UTF-8"), run.outcome());
        var overview = InContainer.service(AttendanceOverview.class);
        var stored =
                As.role(Roles.AUDITOR, () -> overview.sheets(event(), 0, 10, auditor())).get(0);
        var errors = As.role(Roles.AUDITOR, () -> overview.errors(stored.id(), 0, 10, auditor()));
        assertEquals(2, errors.size());
        assertEquals(3, errors.get(0).line());
        assertEquals("2012-05-28 PM", errors.get(0).column());
        assertEquals("perhaps", errors.get(0).value());
        assertEquals("FFFFFFFF", errors.get(1).value());
        assertEquals(
                "5 1",
                gathering.told(
                        "select count(*) filter (where present), count(*) filter (where not present)"
                                + " from muster.effective_presence where event_id = ?",
                        gathering.event));
    }

    @Test
    void theSameFileTwiceIsRefusedAndTellsWhoseCameFirst() throws Exception {
        var sheet = csv("x").getBytes(StandardCharsets.UTF_8);
        upload(sheet);
        var told = assertThrows(SheetAlreadyStored.class, () -> upload(sheet));
        assertTrue(told.getMessage().contains("event-officer"), told.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "UTF-16LE",
                "UTF-16BE",
                "windows-1251",
                "windows-1252",
                "windows-1254"
            })
    void itReadsWhatASpreadsheetSaved(String charset) throws Exception {
        var turkish = charset.equals("windows-1254");
        var cyrillic = !turkish && !charset.equals("windows-1252");
        var separator = charset.equals("UTF-16LE") ? "\t" : cyrillic ? ";" : ",";
        var name = cyrillic ? "Смирнова-Иванова" : turkish ? "Şahin-Işık" : "Müller-Lefèvre";
        var text =
                (charset.startsWith("UTF-16") ? "\uFEFF" : "")
                        + (cyrillic ? "Номер,Фамилия," : "Référence,Nom,").replace(",", separator)
                        + DAYS.replace(",", separator)
                        + "\r\n"
                        + gathering.reference(first)
                        + separator
                        + name
                        + (separator + (cyrillic ? "да" : "oui")).repeat(6)
                        + "\r\n";
        var run = upload(text.getBytes(Charset.forName(charset)));
        assertEquals(JobState.COMPLETED, run.state(), run.outcome().toString());
        assertEquals("1", run.outcome().arguments().get(0));
        assertEquals("0", run.outcome().arguments().get(1));
        assertTrue(run.outcome().arguments().get(2).startsWith(charset), run.outcome().toString());
        assertEquals(
                "6",
                gathering.told(
                        "select count(*) from muster.effective_presence where event_id = ? and present",
                        gathering.event));
    }

    @Test
    void theEventsOwnSheetUploadsAgainAsXlsxAndAsCsv() throws Exception {
        var sheets = InContainer.service(SignInSheet.class);
        var xlsx = As.role(Roles.EVENT_OFFICER, () -> sheets.xlsx(event(), OFFICER));
        refused(NotASheet.class, xlsx);
        assertEquals(Told.of("outcome.imported", 2, 0, "XLSX"), upload(marked(xlsx)).outcome());
        var csv = As.role(Roles.EVENT_OFFICER, () -> sheets.csv(event(), OFFICER));
        refused(NotASheet.class, csv);
        var text = new String(csv, StandardCharsets.UTF_8);
        assertTrue(text.contains("P-" + gathering.reference(first)), text);
        var signed = text.replaceFirst("(?m)^(P-.*?),(,+)$", "$1,x$2");
        var run = upload(signed.getBytes(StandardCharsets.UTF_8));
        assertEquals(Told.of("outcome.imported", 2, 0, "UTF-8 (with BOM)"), run.outcome());
    }

    @Test
    void itsOwnSheetNamesEverybodyAsTheyAreHoweverTheyAreWritten() throws Exception {
        var names =
                List.of(
                        "=1+1",
                        "'=1+1",
                        "+33 1 44",
                        "0033",
                        "-Dash",
                        "@at",
                        "\u202Eevil\u202C",
                        "الأمين \u200Fمحمد",
                        "Smile \uD83D\uDE42",
                        "X",
                        "1.0",
                        "2012-05-28",
                        "_x0041_",
                        "<b>&amp;",
                        "O'Neil \"Bill\"; x, y | z\tt",
                        "Two\nlines, one name",
                        "Two\r\nlines",
                        " spaced ");
        var expected = new TreeMap<String, List<String>>();
        for (var name : names) {
            var person = gathering.participant(2, "SPONSORED");
            gathering.run(
                    "update muster.person set family_name = ?, given_name = ? where id = ?",
                    name,
                    name,
                    person);
            expected.put("P-" + gathering.reference(person), List.of(name, name));
        }
        var sheets = InContainer.service(SignInSheet.class);
        var csv = As.role(Roles.EVENT_OFFICER, () -> sheets.csv(event(), OFFICER));
        var xlsx = As.role(Roles.EVENT_OFFICER, () -> sheets.xlsx(event(), OFFICER));
        for (var written : List.of(csv, xlsx)) {
            var read = new TreeMap<String, List<String>>();
            for (var row : SheetFile.of(written).rows()) {
                assertNull(row.fault(), row.toString());
                read.put(row.cells().get(0), row.cells().subList(1, 3));
            }
            read.keySet().retainAll(expected.keySet());
            assertEquals(expected, read);
        }
        var signed = new String(csv, StandardCharsets.UTF_8).replaceAll(",(,+)(?=\r\n)", ",x$1");
        assertEquals(
                Told.of("outcome.imported", 2 + names.size(), 0, "UTF-8 (with BOM)"),
                upload(signed.getBytes(StandardCharsets.UTF_8)).outcome());
    }

    @Test
    void thePrintedSheetNamesTheEventAndEverybodyInTheirOwnLetters() throws Exception {
        gathering.run(
                "insert into muster.capacity_event_title values (?, 'en', 'A workshop of ours')",
                gathering.event);
        var names = new String[] {"Смирнова", "王小丽", "สมชาย", "الأمين"};
        for (var at = 0; at < names.length; at++) {
            gathering.run(
                    "update muster.person set family_name = ? where id = ?",
                    names[at],
                    gathering.participant(at, "SPONSORED"));
        }
        var sheets = InContainer.service(SignInSheet.class);
        var pdf = As.role(Roles.EVENT_OFFICER, () -> sheets.pdf(event(), OFFICER));
        try (var document = Loader.loadPDF(pdf)) {
            var printed = new PDFTextStripper().getText(document);
            // Some fonts draw a sign and its look-alike from one outline.
            var text = Normalizer.normalize(printed, Normalizer.Form.NFKC);
            assertTrue(text.contains("A workshop of ours"), text);
            assertTrue(text.contains("Hall, Bangkok"), text);
            for (var name : names) {
                assertTrue(text.contains(name), name + " in " + text);
            }
        }
    }

    @Test
    void whatIsNoTableIsRefusedWithTheReason() throws Exception {
        refused(NotASheet.class, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0});
        refused(NotASheet.class, "a letter, not a table".getBytes(StandardCharsets.UTF_8));
        refused(NotASheet.class, new byte[0]);
        refused(NotASheet.class, zip("hello.txt", 10));
        refused(FileTooLarge.class, zip("xl/workbook.xml", 210));
        refused(FileTooLarge.class, new byte[20 * 1024 * 1024 + 1]);
    }

    @Test
    void attendanceOutsideTheEventsDaysAndAPersonTwiceAreRowErrors() throws Exception {
        var sheet =
                "reference;2012-05-28;2012-06-02\n"
                        + gathering.reference(first)
                        + ";x;\n"
                        + gathering.reference(second)
                        + ";x;x\n"
                        + gathering.reference(first)
                        + ";x;\n";
        var run = upload(sheet.getBytes(StandardCharsets.UTF_8));
        assertEquals(Told.of("outcome.imported", 1, 2, "UTF-8"), run.outcome());
    }

    @Test
    void aCorrectionOverrulesTheSheetAndGivesItsReason() throws Exception {
        upload(csv("x").getBytes(StandardCharsets.UTF_8));
        var register = InContainer.service(AttendanceRegister.class);
        assertThrows(InvalidInput.class, () -> correct(register, " "));
        correct(register, "Left after lunch");
        upload(csv("1").getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "f CORRECTION",
                gathering.told(
                        "select present, source from muster.effective_presence where event_id = ? and person_id = ?"
                                + " and on_day = '2012-05-30' and half = 'PM'",
                        gathering.event,
                        first));
        assertThrows(
                InvalidInput.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () -> {
                                    register.correct(
                                            event(),
                                            new PersonId(first),
                                            Gathering.LAST.plusDays(1),
                                            Half.AM,
                                            true,
                                            "late",
                                            OFFICER);
                                    return null;
                                }));
    }

    @Test
    void anUnknownEventIsNotFoundAndWrongRoleOrReachIsRefused() {
        var imports = InContainer.launcher(AttendanceImport.class);
        var sheet = csv("x").getBytes(StandardCharsets.UTF_8);
        assertThrows(
                NotFound.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () ->
                                        imports.upload(
                                                EventId.next(),
                                                "a.csv",
                                                sheet,
                                                List.of(),
                                                AttendanceSheet.Source.SHEET,
                                                OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () ->
                                        imports.upload(
                                                event(),
                                                "a.csv",
                                                sheet,
                                                List.of(),
                                                AttendanceSheet.Source.SHEET,
                                                OFFICER)));
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FACILITATOR,
                                () ->
                                        imports.upload(
                                                event(),
                                                "a.csv",
                                                sheet,
                                                List.of(),
                                                AttendanceSheet.Source.SHEET,
                                                new Actor("nobody"))));
    }

    @Test
    void anEmptyLineSaysNothingAndAnEmptyCellBesideAMarkSaysAbsent() throws Exception {
        mark(first);
        upload(
                ("reference,2012-05-28 AM,2012-05-28 PM\n"
                                + gathering.reference(first)
                                + ",,\n"
                                + gathering.reference(second)
                                + ",x,\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals("t FACILITATOR", counts(first, "AM"));
        assertEquals("t SHEET", counts(second, "AM"));
        assertEquals("f SHEET", counts(second, "PM"));
    }

    @Test
    void aMarkThatTheSheetOutranksIsAnsweredWithWhatCounts() throws Exception {
        assertEquals(AttendanceRegister.FACILITATOR, mark(first).source());
        upload(csv("-").getBytes(StandardCharsets.UTF_8));
        var counts = mark(first);
        assertEquals("SHEET", counts.source());
        assertFalse(counts.present());
    }

    @Test
    void aLineWhoseQuotesDoNotCloseTakesNobodyWithIt() throws Exception {
        var third = gathering.participant(2, "SPONSORED");
        var sheet =
                "reference,name,2012-05-28\n"
                        + gathering.reference(first)
                        + ",\"Smith,x\nP-"
                        + gathering.reference(second)
                        + ",Jones,x\n"
                        + gathering.reference(third)
                        + ",x\n";
        var run = upload(sheet.getBytes(StandardCharsets.UTF_8));
        assertEquals(Told.of("outcome.imported", 1, 2, "UTF-8"), run.outcome());
        assertEquals("t SHEET", counts(second, "PM"));
        assertEquals(
                "0",
                gathering.told(
                        "select count(*) from muster.presence where event_id = ? and person_id in (?, ?)",
                        gathering.event,
                        first,
                        third));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update muster.presence set present = false",
                "update muster.presence set reason = reason where false",
                "delete from muster.presence",
                "truncate muster.presence cascade"
            })
    void whatWasSaidOfPresenceIsNeitherChangedNorErased(String change) throws Exception {
        mark(first);
        connection.setAutoCommit(false);
        try {
            var refused = assertThrows(SQLException.class, () -> gathering.run(change));
            assertTrue(refused.getMessage().contains("never changed"), refused.getMessage());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertEquals("t FACILITATOR", counts(first, "AM"));
    }

    private AttendanceRow.Cell mark(UUID person) throws Exception {
        var register = InContainer.service(AttendanceRegister.class);
        return As.role(
                Roles.FACILITATOR,
                () ->
                        register.mark(
                                event(),
                                new PersonId(person),
                                Gathering.FIRST,
                                Half.AM,
                                true,
                                new Actor("facilitator")));
    }

    private String counts(UUID person, String half) throws Exception {
        return gathering.told(
                "select present, source from muster.effective_presence where event_id = ? and person_id = ?"
                        + " and on_day = '2012-05-28' and half = ?",
                gathering.event,
                person,
                half);
    }

    /** The workbook with a mark in the first person's first half day. */
    private static byte[] marked(byte[] workbook) throws Exception {
        var file = Files.createTempFile("sheet", ".xlsx");
        var bytes = new ByteArrayOutputStream();
        Files.write(file, workbook);
        try (var from = new ZipFile(file.toFile());
                var to = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var part =
                        new String(
                                from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                var row = part.indexOf("<row r=\"2\"");
                var mark = "<c r=\"E2\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
                var marked =
                        row < 0
                                ? part
                                : part.substring(0, row)
                                        + part.substring(row).replaceFirst("</row>", mark);
                to.write(marked.getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return bytes.toByteArray();
    }

    private void correct(AttendanceRegister register, String reason) throws Exception {
        As.role(
                Roles.EVENT_OFFICER,
                () -> {
                    register.correct(
                            event(),
                            new PersonId(first),
                            Gathering.LAST,
                            Half.PM,
                            false,
                            reason,
                            OFFICER);
                    return null;
                });
    }

    private String csv(String mark) {
        return "reference,"
                + DAYS
                + "\n"
                + gathering.reference(first)
                + ("," + mark).repeat(6)
                + "\n";
    }

    private void refused(Class<? extends Throwable> by, byte[] content) {
        assertFalse(assertThrows(by, () -> upload(content)).getMessage().isBlank());
    }

    private JobRunSummary upload(byte[] content) throws Exception {
        var imports = InContainer.launcher(AttendanceImport.class);
        var started =
                As.role(
                        Roles.EVENT_OFFICER,
                        () ->
                                imports.upload(
                                        event(),
                                        "sheet",
                                        content,
                                        List.of(),
                                        AttendanceSheet.Source.SHEET,
                                        OFFICER));
        var runs = InContainer.service(JobRuns.class);
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        for (; ; ) {
            var run = As.role(Roles.EVENT_OFFICER, () -> runs.run(started.run(), Actor.SYSTEM));
            if (run.isOver()) {
                return run;
            }
            assertTrue(Instant.now().isBefore(deadline), "The import ends within a minute");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static byte[] zip(String entry, int megabytes) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            var block = new byte[1024 * 1024];
            for (var at = 0; at < megabytes; at++) {
                zip.write(block);
            }
        }
        return bytes.toByteArray();
    }

    private EventId event() {
        return new EventId(gathering.event);
    }

    private static Actor auditor() {
        return new Actor("auditor");
    }
}
