package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A story of the fund on a server that is killed in the middle of its jobs, some at a time, started
 * again, and brought to its end: everything is then as in the same story told undisturbed. The seed
 * is printed: <code>-Dit.test=FundUnderKillTest -Dmuster.fault.seed=17</code>. With <code>-Pfaults
 * </code> every job is killed at all of its boundaries, and a run that was interrupted goes on
 * where it stopped.
 */
@Beside
class FundUnderKillTest {
    private static final boolean ALL = Integer.getInteger("muster.fault.seeds", 0) > 0;
    private static final long SEED = Long.getLong("muster.fault.seed", ALL ? 1 : System.nanoTime());

    private static final String NIGHTS =
            "select count(*) from muster.job_run where subject = 'all' and started_by = 'system'";

    private static FundServer server;
    private static FundFaults faults;

    @BeforeAll
    static void install() throws Exception {
        System.out.println("FundUnderKillTest: -Dmuster.fault.seed=" + SEED);
        server = FundServer.start(Installed.target().resolve("fund"), 1);
        faults = new FundFaults(server, SEED);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    @Tag("F28")
    Stream<DynamicTest> killedAndRestartedItEndsAsTheUndisturbedOne() throws IOException {
        var rounds =
                ALL
                        ? IntStream.range(0, faults.rounds())
                        : IntStream.of(new Random(SEED).nextInt(faults.rounds()));
        var behind = passed().numbers();
        return rounds.filter(round -> !ALL || !behind.contains(round))
                .mapToObj(
                        round ->
                                DynamicTest.dynamicTest(faults.named(round), () -> happens(round)));
    }

    private static void happens(int round) throws Exception {
        var began = Instant.now();
        faults.happen(round);
        var seconds = Duration.between(began, Instant.now()).toSeconds();
        if (ALL) {
            passed().note(round, faults.named(round) + "; " + seconds + " s");
        }
    }

    @Test
    void aNightThatIsDueComparesAllEventsOnce() throws Exception {
        server.change(
                "update muster.reconciliation_night set hour_of_day = 0, set_by = 'test', set_at = now() - interval '2 days'");
        try {
            await(
                    () -> server.number(NIGHTS + " and state = 'COMPLETED'") > 0,
                    "the night's run to be done");
        } finally {
            server.change("update muster.reconciliation_night set hour_of_day = null");
        }
        assertEquals(1, server.number(NIGHTS));
    }

    private static Passed passed() throws IOException {
        return Passed.of("fund-" + SEED);
    }
}
