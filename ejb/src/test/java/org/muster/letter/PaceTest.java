package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

/** A limit of letters a minute holds in every minute, and is used. */
class PaceTest {
    private static final Instant START = Instant.parse("2012-04-02T08:00:00Z");

    @Test
    void noMinuteSeesMoreThanTheLimit() {
        for (var limit : new int[] {1, 2, 7, 60, 600}) {
            var pace = new Pace(limit, null);
            var lastMinute = new ArrayDeque<Instant>();
            var all = 0;
            for (var now = START; now.isBefore(START.plusSeconds(600)); now = now.plusMillis(500)) {
                var sent = pace.allows(1000, now);
                pace = pace.after(sent, now);
                all += sent;
                while (!lastMinute.isEmpty()
                        && !lastMinute.peek().isAfter(now.minus(Duration.ofMinutes(1)))) {
                    lastMinute.remove();
                }
                for (var n = 0; n < sent; n++) {
                    lastMinute.add(now);
                }
                assertTrue(lastMinute.size() <= limit, limit + " a minute at " + now);
            }
            assertTrue(all >= 10 * limit * 3 / 4, limit + " a minute: " + all);
        }
    }

    @Test
    void aMomentBeforeWhichNoneMayGoIsTold() {
        var pace = new Pace(60, null).after(12, START);
        assertEquals(0, pace.allows(1, START));
        var next = pace.next(START);
        assertTrue(next.isAfter(START));
        assertEquals(1, pace.allows(5, next));
    }

    @Test
    void whereThereIsNoLimitAllMayGo() {
        assertEquals(1000, new Pace(0, null).allows(1000, START));
    }
}
