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
