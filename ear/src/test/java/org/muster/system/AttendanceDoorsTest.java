package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Attendance, claims, jobs and exceptions through their pages and the API. */
class AttendanceDoorsTest {

    @Test
    void aProgramUploadsASheetAndReadsItsErrors() throws Exception {
        try (var connection = Installed.connect()) {
            var gathering = new Gathering(connection);
            var person = gathering.reference(gathering.participant(0, "SPONSORED"));
            var sheets = "/api/v1/events/" + gathering.event + "/attendance-sheets";
            var officer = Visitor.program("event-officer");
            var sheet = "reference,2012-05-28\n" + person + ",x\n=1+1,x\n";

            var taken = officer.send("POST", sheets + "?name=a.csv", "text/csv", sheet);
            assertEquals(202, taken.statusCode(), taken.body());
            var run = taken.headers().firstValue("Location").orElseThrow();
            awaitCompleted(run.substring(run.indexOf("/api/")));

            var again = officer.send("POST", sheets, "text/csv", sheet);
            assertEquals(409, again.statusCode(), again.body());
            assertTrue(again.body().contains("event-officer"), again.body());
            var id = taken.body().replaceAll(".*\"sheet\":\"([0-9a-f-]+)\".*", "$1");
            var errors = officer.get(sheets + "/" + id + "/errors");
            assertTrue(errors.body().contains("\"line\":3"), errors.body());
            var csv = officer.get(sheets + "/" + id + "/errors?format=csv").body();
            assertTrue(csv.contains("'=1+1"), csv);
            assertTrue(csv.contains("No person of this event"), csv);
            var bad = officer.get(sheets + "/" + id + "/bad-lines").body();
            assertTrue(bad.contains("reference,2012-05-28,What is wrong"), bad);
            assertTrue(bad.contains("'=1+1,x,reference: No person of this event"), bad);
            var corrected = bad.replace("'=1+1", person);
            assertEquals(202, officer.send("POST", sheets, "text/csv", corrected).statusCode());
            var asked = officer.send("POST", sheets, "text/csv", "reference,03/04/2012\nx,x\n");
            assertEquals(400, asked.statusCode(), asked.body());
            assertTrue(asked.body().contains("3 Apr 2012 or 4 Mar 2012"), asked.body());
            var log = officer.send("POST", sheets + "?source=online", "text/csv", sheet + "\n");
            assertEquals(202, log.statusCode(), log.body());
            assertTrue(officer.get(sheets).body().contains("\"source\":\"ONLINE\""));
            var guess = officer.send("POST", sheets + "?source=SCAN", "text/csv", sheet + "\n\n");
            assertEquals(400, guess.statusCode(), guess.body());
            var french = Visitor.program("event-officer").reading("fr");
            var told = french.get(sheets + "/" + id + "/errors?format=csv").body();
            assertTrue(told.contains("Aucune personne de cet événement"), told);
            var refused = french.send("POST", sheets, "text/csv", "reference,x\n").body();
            assertTrue(refused.contains("Aucune colonne"), refused);
            var elsewhere = new Gathering(connection);
            var foreign = "/api/v1/events/" + elsewhere.event + "/attendance-sheets/" + id;
            assertEquals(404, officer.get(foreign + "/errors").statusCode());
            assertEquals(200, officer.get(sheets + "/sign-in.csv").statusCode());
            assertEquals(200, officer.get(sheets + "/sign-in.pdf").statusCode());
            assertEquals(404, officer.get(sheets + "/sign-in.exe").statusCode());
        }
    }

    @Test
    void badRequestsAreAnsweredWithTheirReason() throws Exception {
        var officer = Visitor.program("event-officer");
        var unknown = "/api/v1/events/" + UUID.randomUUID() + "/attendance-sheets";
        assertEquals(404, officer.send("POST", unknown, "text/csv", "reference,x").statusCode());
        assertEquals(404, officer.get("/api/v1/jobs/nonsense").statusCode());
        assertEquals(404, officer.get("/api/v1/exceptions/" + UUID.randomUUID()).statusCode());
        assertEquals(400, officer.get("/api/v1/exceptions?class=NONE").statusCode());
        try (var connection = Installed.connect()) {
            var gathering = new Gathering(connection);
            var sheets = "/api/v1/events/" + gathering.event + "/attendance-sheets";
            assertEquals(400, officer.send("POST", sheets, "text/csv", "no table").statusCode());
            assertEquals(
                    403,
                    Visitor.program("nobody")
                            .send("POST", sheets, "text/csv", "reference,2012-05-28\n")
                            .statusCode());
        }
        var jobs = Visitor.program("operator");
        assertEquals(400, jobs.send("POST", "/api/v1/jobs", "application/json", "{}").statusCode());
        assertEquals(
                404,
                jobs.send(
                                "POST",
                                "/api/v1/jobs",
                                "application/json",
                                "{\"job\":\"reconcile-attendance\",\"subject\":\"nowhere\"}")
                        .statusCode());
    }

    @Test
    void everyPageOpensForThoseWhoWorkThere() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var event = "?event=" + story.gathering.event;
            opens("event-officer", "/attendance/grid.xhtml" + event, "Participant-days");
            opens("event-officer", "/attendance/grid.xhtml" + event, "28 May 2012, morning");
            opens("facilitator", "/attendance/grid.xhtml" + event, "Upload a sheet");
            opens("finance-officer", "/claims/claims.xhtml" + event, story.gathering.code + "-0");
            opens("controller", "/claims/claims.xhtml" + event, "Reject a claim");
            opens("finance-officer", "/claims/import.xhtml" + event, "reference");
            opens("finance-officer", "/reconciliation/exceptions.xhtml" + event, "Reconcile");
            opens("operator", "/jobs/jobs.xhtml", "Start a job");

            var program = Visitor.program("finance-officer");
            var started =
                    program.send(
                            "POST",
                            "/api/v1/jobs",
                            "application/json",
                            "{\"job\":\"reconcile-attendance\",\"subject\":\""
                                    + story.gathering.event
                                    + "\"}");
            assertEquals(202, started.statusCode(), started.body());
            var run = started.headers().firstValue("Location").orElseThrow();
            awaitCompleted(run.substring(run.indexOf("/api/")));
            var listed = program.get("/api/v1/exceptions" + event + "&class=R01").body();
            assertTrue(listed.contains("\"total\":1"), listed);
            var id = listed.replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1");
            opens("finance-officer", "/reconciliation/exceptions.xhtml" + event, "No-show");
            opens("finance-officer", "/reconciliation/exception.xhtml?exception=" + id, "none");
            opens("operator", "/jobs/jobs.xhtml", "29 items compared");
        }
    }

    @Test
    void aProgramSendsAFileOfClaimsAndReadsWhatCameOfIt() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var files = "/api/v1/events/" + story.gathering.event + "/claim-files";
            var person = story.gathering.people.get(BangkokStory.SILENT);
            var file =
                    "reference,days,amount\n"
                            + story.gathering.reference(person)
                            + ",3,300\n=1+1,3,300\n";
            var finance = Visitor.program("finance-officer");
            var taken = finance.send("POST", files + "?name=c.csv", "text/csv", file);
            assertEquals(201, taken.statusCode(), taken.body());
            assertTrue(taken.body().contains("\"linesGood\":1"), taken.body());
            var again = finance.send("POST", files, "text/csv", file);
            assertEquals(409, again.statusCode(), again.body());
            assertTrue(again.body().contains("finance-officer"), again.body());
            var errors = taken.headers().firstValue("Location").orElseThrow();
            var csv = finance.get(errors.substring(errors.indexOf("/api/")) + "?format=csv");
            assertTrue(csv.body().contains("'=1+1"), csv.body());
            var page = "/claims/import.xhtml?event=" + story.gathering.event + "&file=";
            var id = taken.body().replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1");
            opens("finance-officer", page + id, "No person of this event");
        }
    }

    @Test
    void whatIsUnknownOrOutOfReachIsNoEmptyList() throws Exception {
        var finance = Visitor.program("finance-officer");
        var unknown = UUID.randomUUID();
        assertEquals(404, finance.get("/api/v1/exceptions?event=" + unknown).statusCode());
        var statements = "/api/v1/contributions/" + unknown + "/statements";
        assertEquals(404, finance.get(statements).statusCode());
    }

    @Test
    void onlyEventsInReachAreOfferedToBeReconciled() throws Exception {
        try (var connection = Installed.connect()) {
            var own = new Gathering(connection);
            var other = new Gathering(connection);
            var login = "of-" + own.event;
            own.run(
                    """
                    insert into muster.account (id, version, login, full_name, language, password_hash, active,
                        created_at, created_by)
                    select gen_random_uuid(), 0, ?, ?, 'en', password_hash, true, now(), 'test'
                      from muster.account where login = 'event-officer'""",
                    login,
                    login);
            own.run(
                    """
                    insert into muster.account_grant
                    select id, 'event-officer', 'EVENT', ?, 'test', now() from muster.account where login = ?""",
                    own.event.toString(),
                    login);
            var page = Visitor.person(login).get("/jobs/jobs.xhtml").body();
            assertTrue(page.contains("<option value=\"" + own.event), page);
            assertFalse(page.contains("<option value=\"" + other.event), page);
        }
    }

    @Test
    void jobsAreNamedAndStartedByThoseWhoMay() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var code = story.gathering.code;
            story.gathering.run(
                    "insert into muster.capacity_event_title values (?, 'en', 'Named by its title')",
                    story.gathering.event);
            opens("operator", "/jobs/jobs.xhtml", code + " · Named by its title");
            var administrator = Visitor.person("administrator").get("/jobs/jobs.xhtml").body();
            assertFalse(administrator.contains("Start a job"), administrator);
            var started =
                    Visitor.program("operator")
                            .send(
                                    "POST",
                                    "/api/v1/jobs",
                                    "application/json",
                                    "{\"job\":\"reconcile-attendance\",\"subject\":\""
                                            + story.gathering.event
                                            + "\"}");
            var run = started.headers().firstValue("Location").orElseThrow();
            awaitCompleted(run.substring(run.indexOf("/api/")));
            opens("auditor", "/jobs/jobs.xhtml", code + " · Named by its title");
        }
    }

    private static void opens(String login, String page, String said) throws Exception {
        var answer = Visitor.person(login).get(page);
        assertEquals(200, answer.statusCode(), page);
        assertTrue(answer.body().contains(said), page + " says " + said);
        assertFalse(answer.body().contains("???"), page + " has all its texts");
    }

    private static void awaitCompleted(String run) throws Exception {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        for (; ; ) {
            var body = Visitor.program("operator").get(run).body();
            if (body.contains("\"endedAt\"")) {
                assertTrue(body.contains("COMPLETED"), body);
                return;
            }
            assertTrue(Instant.now().isBefore(deadline), "The run ends within a minute");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
