package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody knocks for long at a mail server that is not there. */
class BreakerTest {
    private Instant now = Instant.parse("2012-04-02T08:00:00Z");
    private final Breaker breaker = new Breaker(() -> now);

    @BeforeEach
    void failThreeTimes() {
        assertTrue(breaker.mayTry());
        for (var n = 0; n < 3; n++) {
            breaker.failed("Connection refused");
        }
    }

    @Test
    void afterThreeFailuresNobodyTries() {
        assertFalse(breaker.mayTry());
        assertEquals(Breaker.State.OPEN, breaker.standing().state());
        assertEquals("Connection refused", breaker.standing().words());
    }

    @Test
    void afterAWhileOneTriesForAll() {
        now = breaker.standing().until().orElseThrow();
        assertTrue(breaker.mayTry());
        assertFalse(breaker.mayTry());
        breaker.worked();
        assertTrue(breaker.mayTry());
        assertEquals(Breaker.State.CLOSED, breaker.standing().state());
    }

    @Test
    void eachFurtherFailureWaitsLongerButNeverForHours() {
        for (var n = 0; n < 40; n++) {
            now = breaker.standing().until().orElseThrow();
            assertTrue(breaker.mayTry());
            breaker.failed("Connection refused");
        }
        assertEquals(now.plusSeconds(300), breaker.standing().until().orElseThrow());
    }

    @Test
    void whoeverTriesAndIsNeverHeardOfKeepsNobodyOut() {
        now = breaker.standing().until().orElseThrow();
        assertTrue(breaker.mayTry());
        now = breaker.standing().until().orElseThrow();
        assertTrue(breaker.mayTry());
    }
}
