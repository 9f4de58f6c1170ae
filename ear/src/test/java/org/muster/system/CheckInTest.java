package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door of an event: badges scanned once, again, at two doors, and those of somewhere else. */
class CheckInTest {
    private static final String MORNING = "2012-05-28 AM";
    private static final int DOORS = 6;

    private Connection connection;
    private Gathering gathering;
    private UUID person;

    @BeforeEach
    void gather() throws SQLException {
        connection = Installed.connect();
        gathering = new Gathering(connection);
        person = gathering.participant(0, "SPONSORED");
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
    }

    @Test
    void aBadgeIsInOnceAndEachFurtherScanIsToldAsSuch() throws Exception {
        var reference = gathering.reference(person);
        var first = scan("P-" + reference, MORNING);
        assertEquals(201, first.statusCode(), first.body());
        assertTrue(first.body().contains("\"first\":true"), first.body());
        for (var written :
                Stream.of(
                                "P-" + reference,
                                reference.toLowerCase(Locale.ROOT),
                                " p-" + reference + " ",
                                person.toString())
                        .toList()) {
            var again = scan(written, MORNING);
            assertEquals(200, again.statusCode(), written + ": " + again.body());
            assertTrue(again.body().contains("\"by\":\"facilitator\""), again.body());
        }
        assertEquals("1 t SCAN", counted(MORNING));
        assertEquals(201, scan(reference, "2012-05-28 PM").statusCode(), "another half day");
    }

    @Test
    void theBadgeOfAnotherRowOfTheSamePersonChecksInWhoHasTheSeat() throws Exception {
        var other = gathering.person(0);
        assertEquals(409, scan(gathering.reference(other), MORNING).statusCode());
        gathering.run("update muster.person set survivor_id = ? where id = ?", person, other);
        assertEquals(201, scan(gathering.reference(other), MORNING).statusCode());
        assertEquals(200, scan(gathering.reference(person), MORNING).statusCode());
        assertEquals("1 t SCAN", counted(MORNING));
    }

    @Test
    void doorsThatScanABadgeAtOnceAddOneRow() throws Exception {
        var reference = gathering.reference(person);
        Callable<Integer> scan = () -> scan(reference, MORNING).statusCode();
        var pool = Executors.newFixedThreadPool(DOORS);
        try {
            var answers =
                    pool.invokeAll(Collections.nCopies(DOORS, scan)).stream()
                            .map(CheckInTest::told)
                            .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
            assertEquals(1, answers.get(201), answers::toString);
            assertEquals(DOORS - 1, answers.get(200), answers::toString);
        } finally {
            pool.shutdownNow();
        }
        assertEquals("1 t SCAN", counted(MORNING));
    }

    @Test
    void aBadgeOfAnotherEventOrOfNobodyHereIsRefusedByName() throws Exception {
        var elsewhere = new Gathering(connection);
        var stranger = elsewhere.reference(elsewhere.participant(1, "SPONSORED"));
        refused(409, "Nobody of this event has the badge", scan(stranger, MORNING));
        var code = "https://x.example/m?event=" + elsewhere.event + "&badge=P-" + stranger;
        refused(409, "is of another event", scan(code, MORNING));
        refused(409, "Nobody of this event has the badge", scan("Testova", MORNING));
        var noId = "https://x.example/m?event=" + gathering.event + "&badge=P-ZYXWVUTS";
        refused(409, "Nobody of this event has the badge", scan(noId, MORNING));
        refused(400, "Give the badge", scan(" ", MORNING));
        refused(400, "28 May 2012", scan(gathering.reference(person), "2012-06-02 AM"));
        refused(400, "Choose a half day", scan(gathering.reference(person), "monday"));
        refused(400, "28 May 2012", scan(gathering.reference(person), ""));
        assertEquals(
                "0",
                gathering.told(
                        "select count(*) from muster.presence where event_id = ?",
                        gathering.event));
    }

    @Test
    void eachBadgeOfTheSheetLeadsToItsOwnersDoor() throws Exception {
        gathering.run(
                "update muster.person set family_name = 'Смирнова' where id = ?",
                gathering.participant(1, "SELF_FUNDED"));
        var pdf =
                Visitor.program("event-officer")
                        .bytes("/api/v1/events/" + gathering.event + "/badges.pdf");
        var codes = Camera.codes(pdf);
        assertEquals(2, codes.size(), codes::toString);
        for (var code : codes) {
            assertEquals(201, scan(code, MORNING).statusCode(), code);
        }
        assertEquals(
                "2",
                gathering.told(
                        "select count(*) from muster.presence where event_id = ? and source = 'SCAN'",
                        gathering.event));
    }

    @Test
    void onlyThoseAtTheDoorCheckIn() throws Exception {
        var path = "/api/v1/events/" + gathering.event + "/check-ins";
        var body =
                "{\"badge\": \"" + gathering.reference(person) + "\", \"on\": \"2012-05-28 AM\"}";
        for (var other : Stream.of("finance-officer", "auditor", "donor", "operator").toList()) {
            var answer = Visitor.program(other).send("POST", path, "application/json", body);
            assertEquals(403, answer.statusCode(), other);
        }
        var nobody = Visitor.anonymous().send("POST", path, "application/json", body);
        assertEquals(401, nobody.statusCode());
    }

    private HttpResponse<String> scan(String badge, String on) throws Exception {
        var body = Json.createObjectBuilder().add("badge", badge).add("on", on).build();
        return Visitor.program("facilitator")
                .send(
                        "POST",
                        "/api/v1/events/" + gathering.event + "/check-ins",
                        "application/json",
                        body.toString());
    }

    private static void refused(int status, String reason, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(reason), answer.body());
    }

    private static int told(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String counted(String half) throws SQLException {
        return gathering.told(
                "select (select count(*) from muster.presence where event_id = e.event_id), e.present, e.source"
                        + " from muster.effective_presence e where e.event_id = ? and e.on_day = cast(? as date)"
                        + " and e.half = ?",
                gathering.event,
                half.substring(0, 10),
                half.substring(11));
    }
}
