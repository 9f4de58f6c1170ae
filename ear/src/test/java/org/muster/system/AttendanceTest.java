package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.naming.InitialContext;
import javax.sql.DataSource;
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
import org.muster.attendance.Half;
import org.muster.attendance.NotASheet;
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
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

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
        assertEquals(JobState.COMPLETED, run.state(), run.outcome());
        assertEquals(3, run.itemsDone());
        assertTrue(run.outcome().contains("2 with errors"), run.outcome());
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
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "windows-1252"})
    void itReadsWhatASpreadsheetSaved(String charset) throws Exception {
        var cyrillic = !charset.equals("windows-1252");
        var separator = charset.equals("UTF-16LE") ? "\t" : cyrillic ? ";" : ",";
        var name = cyrillic ? "Смирнова-Иванова" : "Müller-Lefèvre";
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
        assertEquals(JobState.COMPLETED, run.state(), run.outcome());
        assertTrue(run.outcome().startsWith("1 lines taken over, 0 with errors"), run.outcome());
        assertTrue(run.outcome().contains("read as " + charset), run.outcome());
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
        var run = upload(xlsx);
        assertTrue(run.outcome().startsWith("2 lines taken over, 0 with errors"), run.outcome());
        assertTrue(run.outcome().contains("XLSX"), run.outcome());
        var csv = As.role(Roles.EVENT_OFFICER, () -> sheets.csv(event(), OFFICER));
        assertTrue(upload(csv).outcome().startsWith("2 lines taken over, 0 with errors"));
        var pdf = As.role(Roles.EVENT_OFFICER, () -> sheets.pdf(event(), OFFICER));
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.ISO_8859_1));
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
        assertTrue(run.outcome().startsWith("1 lines taken over, 2 with errors"), run.outcome());
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
                                () -> imports.upload(EventId.next(), "a.csv", sheet, OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> imports.upload(event(), "a.csv", sheet, OFFICER)));
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FACILITATOR,
                                () ->
                                        imports.upload(
                                                event(), "a.csv", sheet, new Actor("nobody"))));
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
                        () -> imports.upload(event(), "sheet", content, OFFICER));
        var runs = InContainer.service(JobRuns.class);
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        for (; ; ) {
            var run = As.role(Roles.EVENT_OFFICER, () -> runs.run(started.run()));
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
