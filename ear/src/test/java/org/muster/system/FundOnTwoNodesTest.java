package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.run.WildFly;

/**
 * Two servers on one database share the fund's jobs: what one of them began and did not live to
 * end, the other ends, and what both could begin one begins. The seed is printed: <code>
 * -Pfaults -Dit.test=FundOnTwoNodesTest -Dmuster.fault.seed=17</code>.
 */
class FundOnTwoNodesTest {
    private static final long SEED = Long.getLong("muster.fault.seed", System.nanoTime());

    /** How long a server that took a time of a schedule may be about starting its run. */
    private static final Duration STARTING = Duration.ofMinutes(2);

    /** The other server looks every few seconds, and has to be quick enough on a busy machine. */
    private static final Duration LOOKS_WITHIN = Duration.ofSeconds(30);

    private static FundServer servers;

    @BeforeAll
    static void install() throws Exception {
        System.out.println("FundOnTwoNodesTest: -Dmuster.fault.seed=" + SEED);
        servers = FundServer.start(Installed.target().resolve("fund-two"), 2);
    }

    @BeforeEach
    void both() throws Exception {
        servers.mend();
    }

    @AfterAll
    static void end() {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    @Tag("F28")
    void whatAKilledServerBeganTheOtherEndsAsTheUndisturbedOne() throws Exception {
        var faults = new FundFaults(servers, SEED);
        faults.happen(new Random(SEED).nextInt(faults.rounds()));
        assertEquals(5, restarted("true"), "each job went on once");
        assertEquals(5, restarted("later.node <> run.node"), "on the other server");
    }

    private static long restarted(String how) throws SQLException {
        return servers.number(
                "select count(*) from muster.job_run run join muster.job_run later on later.restart_of = run.id where "
                        + how);
    }

    @Test
    void aTimeThatComesForBothAtOnceStartsOneRun() throws Exception {
        var schedule = servers.made("schedule");
        comes(schedule, 3);
        try (var keeper = held("select from muster.statement_schedule for update")) {
            await(() -> waitFor("from muster.statement_schedule") == 2, "both servers to take it");
            keeper.rollback();
        }
        awaitRun(schedule);
        assertEquals(1, runs(schedule, "true"));
    }

    @Test
    void aTimeThatAServerTookAndDidNotLiveToStartTheOtherStarts() throws Exception {
        var schedule = servers.made("schedule");
        var other = servers.next();
        other.freeze(true);
        try (var keeper = held("lock table muster.job_run in share mode")) {
            comes(schedule, 0);
            await(() -> waitFor("insert into muster.job_run") == 1, "the run to be begun");
            servers.acting().kill();
            keeper.rollback();
        } finally {
            other.freeze(false);
        }
        servers.takeTurns();
        var taken = servers.text("select taken_at from " + named(schedule));
        assertEquals(0, runs(schedule, "true"), "nothing came of it yet");
        awaitRun(schedule);
        assertEquals(1, runs(schedule, "true"));
        var within = STARTING.plus(LOOKS_WITHIN).toSeconds();
        var since = "started_at - timestamptz '%s' < interval '%d s'".formatted(taken, within);
        assertEquals(
                1, runs(schedule, since + " and node like '%-" + other.ports().offset() + "'"));
    }

    @Test
    void aNightThatIsDueForBothAtOnceStartsOneRun() throws Exception {
        var nights =
                "select count(*) from muster.job_run where subject = 'all' and started_by = 'system'";
        try (var keeper = held("lock table muster.job_run in share mode")) {
            servers.change(
                    "update muster.reconciliation_night set hour_of_day = 0, set_by = 'test', set_at = now() - interval '2 days'");
            await(
                    () ->
                            waitFor("insert into muster.job_run") == 1
                                    && waitFor("from muster.reconciliation_night") == 1,
                    "one server to begin it and the other to wait");
            keeper.rollback();
        }
        await(
                () -> servers.number(nights + " and state = 'COMPLETED'") == 1,
                "the night's run to be done");
        await(() -> waitFor("from muster.reconciliation_night") == 0, "the other to have looked");
        assertEquals(1, servers.number(nights));
    }

    @Test
    void ofTwoWhoStartAllOnTwoServersAtOnceOneIsTold() throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        try (var keeper = held("lock table muster.job_run in share mode")) {
            answers.add(all(servers.acting(), "finance-officer"));
            answers.add(all(servers.next(), "controller"));
            await(() -> waitFor("insert into muster.job_run") == 2, "both servers to begin it");
            keeper.rollback();
        }
        var codes = new TreeSet<Integer>();
        for (var answer : answers) {
            var told = answer.get(60, TimeUnit.SECONDS);
            codes.add(told.statusCode());
            assertTrue(told.statusCode() != 409 || told.body().contains("started by"), told.body());
        }
        assertEquals(Set.of(202, 409), codes);
        await(
                () ->
                        servers.number(
                                        "select count(*) from muster.job_run where subject = 'all' and started_by <> 'system'"
                                                + " and state in ('STARTING', 'RUNNING')")
                                == 0,
                "it to end");
    }

    private static CompletableFuture<HttpResponse<String>> all(WildFly node, String login) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var body = "{\"job\":\"reconcile-attendance\",\"subject\":\"all\"}";
                        return FundServer.post(node, "/jobs", body, login);
                    } catch (IOException | InterruptedException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
    }

    /** The schedule's time comes in so many seconds. */
    private static void comes(String schedule, int seconds) throws SQLException {
        servers.change(
                "update muster.statement_schedule set next_at = now() + interval '%d s' where id = '%s'"
                        .formatted(seconds, schedule));
    }

    /** A connection that keeps the servers from going on. */
    private static Connection held(String sql) throws SQLException {
        var keeper = servers.connect();
        keeper.setAutoCommit(false);
        try (var statement = keeper.createStatement()) {
            statement.execute(sql);
        }
        return keeper;
    }

    private static long waitFor(String what) throws SQLException {
        return servers.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%"
                        + what
                        + "%'");
    }

    private static void awaitRun(String schedule) throws Exception {
        await(
                STARTING.plus(LOOKS_WITHIN),
                () ->
                        servers.number(
                                        "select count(*) from muster.job_run where state = 'COMPLETED' and id ="
                                                + " (select last_run_id from "
                                                + named(schedule)
                                                + ")")
                                == 1,
                "the run of the schedule to be done");
    }

    private static String named(String schedule) {
        return "muster.statement_schedule where id = '" + schedule + "'";
    }

    private static long runs(String schedule, String how) throws SQLException {
        return servers.number(
                "select count(*) from muster.job_run where parameters = 'schedule="
                        + schedule
                        + "' and "
                        + how);
    }
}
