package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.run.Database;
import org.muster.run.Ports;
import org.muster.run.WildFly;

/**
 * Bangkok reconciled on a server of its own that is killed while item 17 of 29 is held back; and
 * two operators who press at once.
 */
class ReconciliationUnderKillTest {
    private static final Path TARGET = Installed.target().resolve("reconciliation");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int HELD_LOCK = 4711;

    private static Ports ports;
    private static Database database;
    private static WildFly server;

    @BeforeAll
    static void install() throws Exception {
        ports = Ports.free();
        WildFly.remove(TARGET);
        Files.createDirectories(TARGET);
        database = Database.start(TARGET.resolve("postgres"), ports.database());
        server =
                new WildFly(
                        Installed.home(),
                        TARGET.resolve("server"),
                        ports,
                        Installed.settings(database, ports));
        Installed.configure(server, TARGET);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        server.start();
        server.awaitDeployed("muster.ear");
        try (var connection = database.connect()) {
            Installed.openAccounts(connection);
        }
    }

    @AfterAll
    static void end() throws Exception {
        server.close();
        database.close();
    }

    @Test
    @Tag("F28")
    void killedAtItem17AndRestartedItEndsWithTheSameFiguresAndDoesNothingTwice() throws Exception {
        try (var connection = database.connect();
                var keeper = database.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            hold(connection, keeper);
            var run = started(story, "operator");
            await(() -> waiting(connection), "item 17 to be held back");
            assertEquals("15", done(story));

            var second = start(story, "finance-officer");
            assertEquals(409, second.statusCode(), second.body());
            assertTrue(second.body().contains("started by operator"), second.body());

            var finished = finished(story);
            server.kill();
            release(connection, keeper);
            server.start();
            server.awaitDeployed("muster.ear");
            assertEquals("ABANDONED", state(run));
            assertEquals("15", done(story));

            var restarted = post("/api/v1/jobs/" + run + "/restart", "", "operator");
            assertEquals(202, restarted.statusCode(), restarted.body());
            var next = id(restarted.body());
            await(() -> !state(next).matches("STARTING|RUNNING"), "the restarted run to end");
            assertEquals("COMPLETED", state(next));
            assertEquals(BangkokStory.TOLD, story.figures());
            assertEquals(finished, finished(story));
            assertEquals(
                    "29 1",
                    story.gathering.told(
                            """
                            select count(processed_at), count(distinct run_id) from muster.reconciliation_fact f
                              join muster.reconciliation_run r on r.id = f.run_id where r.event_id = ?""",
                            story.gathering.event));
        }
    }

    /** A lock in the test's hand that the update of item 17 waits for. */
    private static void hold(Connection connection, Connection keeper) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create function public.hold_item() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(%d);
                        return new;
                    end $$"""
                            .formatted(HELD_LOCK));
            statement.execute(
                    """
                    create trigger hold_item before update of processed_at on muster.reconciliation_fact
                    for each row when (new.item_no = 17) execute function public.hold_item()""");
        }
        try (var statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_lock(" + HELD_LOCK + ")");
        }
    }

    private static void release(Connection connection, Connection keeper) throws Exception {
        try (var statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + HELD_LOCK + ")");
        }
        await(() -> !waiting(connection), "the dead server's session to end");
        try (var statement = connection.createStatement()) {
            statement.execute("drop trigger hold_item on muster.reconciliation_fact");
        }
    }

    private static boolean waiting(Connection connection) throws Exception {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    /** The items of the first three chunks, and when each was finished. */
    private static String finished(BangkokStory story) throws Exception {
        return story.gathering.told(
                """
                select string_agg(item_no || '@' || processed_at, ' ' order by item_no)
                  from muster.reconciliation_fact f join muster.reconciliation_run r on r.id = f.run_id
                 where r.event_id = ? and item_no <= 15""",
                story.gathering.event);
    }

    private static String done(BangkokStory story) throws Exception {
        return story.gathering.told(
                """
                select count(processed_at) from muster.reconciliation_fact f
                  join muster.reconciliation_run r on r.id = f.run_id where r.event_id = ?""",
                story.gathering.event);
    }

    private static String started(BangkokStory story, String login) throws Exception {
        var answer = start(story, login);
        assertEquals(202, answer.statusCode(), answer.body());
        return id(answer.body());
    }

    private static HttpResponse<String> start(BangkokStory story, String login) throws Exception {
        return post(
                "/api/v1/jobs",
                "{\"job\":\"reconcile-attendance\",\"subject\":\""
                        + story.gathering.event
                        + "\",\"parameters\":{\"itemCount\":5}}",
                login);
    }

    private static String state(String run) throws Exception {
        var body = send("GET", "/api/v1/jobs/" + run, "", "operator").body();
        return body.replaceAll(".*\"state\":\"([A-Z]+)\".*", "$1");
    }

    private static String id(String body) {
        return body.replaceAll("^\\{\"id\":\"([0-9a-f-]+)\".*", "$1");
    }

    private static HttpResponse<String> post(String path, String body, String login)
            throws IOException, InterruptedException {
        return send("POST", path, body, login);
    }

    private static HttpResponse<String> send(String method, String path, String body, String login)
            throws IOException, InterruptedException {
        var credentials = (login + ":" + Installed.PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + ports.http() + "/muster" + path))
                        .timeout(Duration.ofSeconds(60))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
