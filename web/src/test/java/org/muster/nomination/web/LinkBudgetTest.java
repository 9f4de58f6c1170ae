package org.muster.nomination.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An office is let through, whoever goes on and on is asked to wait, nobody else is. */
class LinkBudgetTest {
    private static final int ALLOWED = 60;

    private final LinkBudget budget = new LinkBudget();

    LinkBudgetTest() {
        budget.allow(ALLOWED);
    }

    @Test
    void aMinutesWorthIsTakenAtOnceAndThenAsMuchAsComesBack() {
        assertEquals(ALLOWED, taken("192.0.2.7", 100, 0));
        assertEquals(1, budget.secondsToWait("192.0.2.7", 0));
        assertEquals(0, budget.secondsToWait("192.0.2.8", 0), "another address");
        assertEquals(3, taken("192.0.2.7", 100, 3));
        assertEquals(ALLOWED, taken("192.0.2.7", 100, 600), "no more than a minute's worth");
    }

    @Test
    void anAddressOfVersion6CountsByItsFirstHalf() {
        assertEquals(ALLOWED, taken("2001:db8:0:1:0:0:0:1", ALLOWED, 0));
        assertEquals(1, budget.secondsToWait("2001:db8:0:1:9:9:9:9", 0));
        assertEquals(0, budget.secondsToWait("2001:db8:0:2:0:0:0:1", 0));
    }

    @Test
    void withoutALimitNothingIsCounted() {
        budget.allow(0);
        assertEquals(500, taken("192.0.2.7", 500, 0));
    }

    private long taken(String address, int asked, int second) {
        return IntStream.range(0, asked)
                .filter(
                        each ->
                                budget.secondsToWait(address, TimeUnit.SECONDS.toNanos(second))
                                        == 0)
                .count();
    }
}
