package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.run.ScriptedRelay.Reply;
import org.muster.run.ScriptedRelay.Stage;

/** Two servers on one database share a campaign, and one that stood still takes nothing back. */
class TwoNodesTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Breakable ALL = Installed.breakable();

    @BeforeAll
    static void second() throws Exception {
        ALL.startSecondNode();
    }

    @AfterAll
    static void end() {
        ALL.node(1).close();
        ALL.relay().oblige();
    }

    @Test
    void everyLetterGoesOnceFromOneOfThem() throws Exception {
        ALL.relay().clear();
        var campaign = ALL.send(0, "TWO-" + System.nanoTime());
        await(SOON, () -> ALL.open(campaign) == 0, "every letter");
        assertEquals(Breakable.MEMBERS, ALL.count(campaign, "delivery = 'SENT'"));
        assertEquals(Breakable.MEMBERS, ALL.relay().letters().size());
        assertEquals(Breakable.MEMBERS, ALL.arrived().size());
        assertEquals("ARMED", ALL.driver(0, "do", "state"));
        assertEquals("ARMED", ALL.driver(1, "do", "state"));
    }

    @Test
    void oneThatStoodStillMarksNothingThatAnotherSent() throws Exception {
        ALL.relay().clear();
        var first = new AtomicBoolean(true);
        var reached = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        ALL.relay()
                .follow(
                        (stage, recipient) -> {
                            if (stage == Stage.FINAL_DOT
                                    && ALL.relay().letters().size() > 60
                                    && first.compareAndSet(true, false)) {
                                reached.countDown();
                                released.await();
                            }
                            return Reply.USUAL;
                        });
        var campaign = ALL.send(0, "STILL-" + System.nanoTime());
        assertTrue(reached.await(SOON.toSeconds(), TimeUnit.SECONDS), "a letter is under way");
        ALL.node(0).freeze(true);
        try {
            released.countDown();
            await(SOON, () -> ALL.open(campaign) == 0, "the other one to send all");
            assertEquals(Breakable.MEMBERS, ALL.count(campaign, "delivery = 'SENT'"));
        } finally {
            TimeUnit.SECONDS.sleep(3 * Breakable.LEASE.toSeconds()); // standing still takes time
            ALL.node(0).freeze(false);
        }
        var marked = marks(campaign);
        await(SOON, () -> isArmed(0), "the first one again");
        assertEquals(marked, marks(campaign), "what the other one marked stays");
        assertEquals(Breakable.MEMBERS, ALL.arrived().size(), "none is lost");
        var shown = ALL.shownAsTwice(campaign);
        assertTrue(shown.containsAll(ALL.arrivedTwice()), "what came twice is shown");
        assertTrue(isArmed(1), "both still agree with the database");
    }

    private static boolean isArmed(int node) throws Exception {
        return ALL.driver(node, "do", "state").equals("ARMED");
    }

    private static String marks(String campaign) throws Exception {
        return String.join(
                "\n",
                ALL.rows(
                        "select id || delivery || generation || sent_at from muster.letter where mailing_id = '"
                                + campaign
                                + "' order by id"));
    }
}
