package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs as programs start, stop and restart them, while one is under way. */
class JobDoorsTest {
    private Connection connection;
    private BangkokStory story;
    private Visitor officer;

    /** Keeps the run from settling the claim in the middle. */
    private Connection holder;

    @BeforeEach
    void aRunOfAllIsUnderWay() throws Exception {
        connection = Installed.connect();
        story = new BangkokStory(connection);
        story.tellByRows();
        var login = "all-" + story.gathering.event;
        story.gathering.account(login, "finance-officer", List.of(story.gathering));
        officer = Visitor.program(login);
        holder = Installed.connect();
        holder.setAutoCommit(false);
        try (var statement =
                holder.prepareStatement(
                        "select id from muster.claim where claim_no = ? for no key update")) {
            statement.setString(1, story.gathering.code + "-12");
            statement.executeQuery();
        }
    }

    @AfterEach
    void end() throws Exception {
        holder.close();
        connection.close();
    }

    @Test
    void aRunIsStoppedAndRestartedByWhoMayAndEndsAsIfItHadNotBeen() throws Exception {
        var run = underWay();
        assertEquals(403, ask("auditor", run, "stop").statusCode());
        assertEquals(202, officer.send("POST", jobs(run, "/stop"), null, null).statusCode());
        holder.rollback();
        var stopped = ended(run);
        assertEquals("STOPPED", stopped.getString("state"), stopped.toString());
        assertTrue(stopped.getInt("itemsDone") < 29, stopped.toString());
        assertEquals(403, ask("auditor", run, "restart").statusCode());
        assertEquals(403, ask("donor", run, "restart").statusCode());
        var restarted = officer.send("POST", jobs(run, "/restart"), null, null);
        assertEquals(202, restarted.statusCode(), restarted.body());
        var next = ended(json(restarted).getString("id"));
        assertEquals("COMPLETED", next.getString("state"), next.toString());
        assertEquals("Events compared: 1 (items: 29), unchanged: 0", next.getString("outcome"));
        assertEquals(29, next.getInt("itemsDone"));
        assertEquals(BangkokStory.TOLD, story.figures());
        var again = officer.send("POST", jobs(run, "/restart"), null, null);
        assertEquals(409, again.statusCode(), "it went on already");
    }

    @Test
    void theSecondToStartAllIsToldWhoWasFirst() throws Exception {
        var run = underWay();
        var second = start(Visitor.program("finance-officer"), "all");
        assertEquals(409, second.statusCode(), second.body());
        var told = "already running here, started by all-";
        assertTrue(second.body().contains(told), second.body());
        holder.rollback();
        assertEquals("COMPLETED", ended(run).getString("state"));
    }

    @Test
    void aRunOfOneEventTakesItOverFromTheRunOfAll() throws Exception {
        var all = underWay();
        var answer = start(officer, story.gathering.event.toString());
        assertEquals(202, answer.statusCode(), answer.body());
        var one = json(answer).getString("id");
        await(
                () ->
                        story.gathering
                                .told(
                                        "select count(*) from muster.reconciliation_run where event_id = ? and ended_at is null",
                                        story.gathering.event)
                                .equals("1"),
                "one of them to stand");
        await(() -> run(one).getInt("itemsTotal") > 0, "its facts");
        holder.rollback();
        assertEquals("COMPLETED", ended(all).getString("state"));
        assertEquals("COMPLETED", ended(one).getString("state"));
        assertEquals(BangkokStory.TOLD, story.figures());
        var third = json(start(officer, "all")).getString("id");
        assertEquals(
                "Events compared: 0 (items: 0), unchanged: 1", ended(third).getString("outcome"));
        assertEquals(BangkokStory.TOLD, story.figures());
    }

    /** A run with some of its items done, that waits for the claim in the middle. */
    private String underWay() throws Exception {
        var started = start(officer, "all");
        assertEquals(202, started.statusCode(), started.body());
        var run = json(started).getString("id");
        await(() -> run(run).getInt("itemsDone") > 1, "its first items");
        return run;
    }

    private static HttpResponse<String> start(Visitor by, String subject) throws Exception {
        var body =
                "{\"job\":\"reconcile-attendance\",\"subject\":\"%s\",\"parameters\":{\"itemCount\":5}}"
                        .formatted(subject);
        return by.send("POST", "/api/v1/jobs", "application/json", body);
    }

    private static HttpResponse<String> ask(String role, String run, String act) throws Exception {
        return Visitor.program(role).send("POST", jobs(run, "/" + act), null, null);
    }

    private JsonObject ended(String run) throws Exception {
        await(() -> run(run).containsKey("endedAt"), "the run's end");
        return run(run);
    }

    private JsonObject run(String run) throws Exception {
        return json(officer.get(jobs(run, "")));
    }

    private static String jobs(String run, String act) {
        return "/api/v1/jobs/" + run + act;
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
