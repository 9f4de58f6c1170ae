package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.muster.run.ScriptedRelay.Reply;
import org.muster.run.ScriptedRelay.Stage;

/**
 * A campaign to every Member, and one fault at one point of it. A seed says which; the same seed
 * says the same again: <code>-Dit.test=DispatchFaultsTest -Dmuster.fault.seed=17</code>. With
 * <code>
 * -Pfaults</code> there are a hundred, and a run that was interrupted goes on where it stopped.
 */
class DispatchFaultsTest {
    /** Each fault once, at different points; the same for every change of Muster. */
    private static final List<Integer> FIXED = List.of(1, 7, 13, 19, 20);

    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    private enum Fault {
        NODE_KILLED,
        CONSUMER_THROWN_OUT,
        BROKER_KILLED,
        DATABASE_CONNECTIONS_CUT,
        DATABASE_KILLED
    }

    private enum Point {
        AFTER_CLAIM,
        BEFORE_DATA,
        AFTER_FINAL_DOT,
        AFTER_250_BEFORE_MARK,
        AFTER_MARK_BEFORE_COMMIT,
        AT_RANDOM
    }

    /** What happens: the fault, at which point of which letter, or after how many milliseconds. */
    private record Plan(int seed, Fault fault, Point point, int letter, int millis) {
        static Plan of(int seed) {
            var random = new Random(seed);
            return new Plan(
                    seed,
                    Fault.values()[seed % Fault.values().length],
                    Point.values()[seed / Fault.values().length % Point.values().length],
                    1 + random.nextInt(Breakable.MEMBERS - 1),
                    random.nextInt(1000));
        }

        String told() {
            return "seed %d: %s, %s, %s"
                    .formatted(
                            seed,
                            fault,
                            point,
                            point == Point.AT_RANDOM ? millis + " ms" : "letter " + letter);
        }
    }

    private final Breakable all = Installed.breakable();

    @TestFactory
    Stream<DynamicTest> noLetterIsLostAndNoneComesTwiceUnflagged() throws IOException {
        return seeds().stream()
                .map(Plan::of)
                .map(plan -> DynamicTest.dynamicTest(plan.told(), () -> happens(plan)));
    }

    private static List<Integer> seeds() throws IOException {
        var one = Integer.getInteger("muster.fault.seed");
        if (one != null) {
            return List.of(one);
        }
        var many = Integer.getInteger("muster.fault.seeds", 0);
        if (many == 0) {
            return FIXED;
        }
        var behind = Passed.of("passed").numbers();
        return IntStream.rangeClosed(1, many)
                .filter(seed -> !behind.contains(seed))
                .boxed()
                .toList();
    }

    private void happens(Plan plan) throws Exception {
        var began = Instant.now();
        all.relay().clear();
        var point = new Reached(plan);
        all.relay().follow(point::at);
        try {
            var campaign = all.send(0, "F%d-%d".formatted(plan.seed(), began.toEpochMilli()));
            point.arrive();
            breakIt(plan.fault(), point);
            var restarted = Instant.now();
            await(DRAINED_WITHIN, () -> all.open(campaign) == 0, "every letter");
            var drained = Duration.between(restarted, Instant.now());
            holds(campaign);
            passed(plan, Duration.between(began, Instant.now()), drained);
        } finally {
            point.letGo();
            all.relay().oblige();
        }
    }

    private void breakIt(Fault fault, Reached point) throws Exception {
        switch (fault) {
            case NODE_KILLED -> all.node(0).kill();
            case CONSUMER_THROWN_OUT -> all.throwOutConsumers();
            case BROKER_KILLED -> all.killBroker();
            case DATABASE_CONNECTIONS_CUT -> all.cutDatabaseConnections();
            case DATABASE_KILLED -> all.killDatabase();
        }
        point.letGo();
        if (fault == Fault.NODE_KILLED) {
            all.startNode(0);
        }
    }

    private void holds(String campaign) throws Exception {
        assertEquals(
                Breakable.MEMBERS,
                all.count(campaign, "delivery = 'SENT'"),
                all.states(campaign).toString());
        assertEquals(Breakable.MEMBERS, all.arrived().size(), "none is lost");
        var twice = all.arrivedTwice();
        var shown = all.shownAsTwice(campaign);
        assertTrue(shown.containsAll(twice), twice + " came twice, shown are " + shown);
        assertEquals(0, all.count(campaign, "times_uncertain > 1"), "none was in doubt twice");
        await(DRAINED_WITHIN, () -> all.broker().waiting("DLQ") == 0, "no dead letter");
        var before = all.relay().letters().size();
        assertEquals("0", all.driver(0, "do", "dispatch", "id", campaign));
        assertEquals(before, all.relay().letters().size(), "pressed again, nothing goes");
    }

    private static void passed(Plan plan, Duration whole, Duration drained) throws IOException {
        Passed.of("passed")
                .note(
                        plan.seed(),
                        "%s; %d s, drained %d s after the restart"
                                .formatted(plan.told(), whole.toSeconds(), drained.toSeconds()));
    }

    /** Stops the world at the point planned, until it is told to go on. */
    private final class Reached {
        private final Plan plan;
        private final CountDownLatch there = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger taken = new AtomicInteger();
        private Connection barring;

        private Reached(Plan plan) {
            this.plan = plan;
        }

        private Reply at(Stage stage, String recipient) throws InterruptedException {
            var number = stage == Stage.FINAL_DOT ? taken.incrementAndGet() : taken.get();
            if (number >= plan.letter() - (stage.ordinal() < Stage.FINAL_DOT.ordinal() ? 1 : 0)
                    && stage == stage(plan.point())) {
                if (plan.point() == Point.AFTER_MARK_BEFORE_COMMIT) {
                    barTheMark();
                } else {
                    there.countDown();
                    go.await();
                }
            }
            return Reply.USUAL;
        }

        private static Stage stage(Point point) {
            return switch (point) {
                case AFTER_CLAIM -> Stage.SENDER;
                case BEFORE_DATA -> Stage.RECIPIENT;
                case AFTER_FINAL_DOT -> Stage.FINAL_DOT;
                case AFTER_250_BEFORE_MARK -> Stage.TAKEN;
                case AFTER_MARK_BEFORE_COMMIT -> Stage.FINAL_DOT;
                case AT_RANDOM -> null;
            };
        }

        /**
         * Attempts are noted after the letters are marked, and before the commit: there it waits.
         */
        private synchronized void barTheMark() {
            try {
                if (barring == null && go.getCount() > 0) {
                    barring = all.connect();
                    barring.setAutoCommit(false);
                    barring.createStatement()
                            .execute("lock table muster.letter_attempt in share mode");
                }
            } catch (java.sql.SQLException away) {
                throw new IllegalStateException(away);
            }
        }

        private void arrive() throws Exception {
            switch (plan.point()) {
                case AT_RANDOM -> there.await(plan.millis(), TimeUnit.MILLISECONDS);
                case AFTER_MARK_BEFORE_COMMIT ->
                        await(
                                DRAINED_WITHIN,
                                () ->
                                        !all.rows(
                                                        "select 1 from pg_locks where not granted and relation = 'muster.letter_attempt'::regclass")
                                                .isEmpty(),
                                "a mark before its commit");
                case AFTER_CLAIM, BEFORE_DATA, AFTER_FINAL_DOT, AFTER_250_BEFORE_MARK ->
                        assertTrue(
                                there.await(DRAINED_WITHIN.toSeconds(), TimeUnit.SECONDS),
                                "the point is reached");
            }
        }

        private synchronized void letGo() {
            go.countDown();
            if (barring != null) {
                try {
                    barring.close();
                } catch (java.sql.SQLException gone) {
                    // went with the database
                }
                barring = null;
            }
        }
    }
}
