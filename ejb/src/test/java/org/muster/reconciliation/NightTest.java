package org.muster.reconciliation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** All events are compared once a night, where the office wants it. */
class NightTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Instant BEGINS = Instant.parse("2026-11-27T01:00:00Z");

    private final Night atTwo = new Night(2, BRUSSELS);

    @Test
    void itBeginsAtItsHourInTheOfficesZoneAndIsMadeUpForThatDay() {
        assertFalse(atTwo.isDue(BEGINS.minusSeconds(1), null));
        assertTrue(atTwo.isDue(BEGINS, null));
        assertTrue(atTwo.isDue(BEGINS.plusSeconds(20 * 3600), BEGINS.minusSeconds(1)));
    }

    @Test
    void whatWasComparedSinceIsNotComparedAgainBeforeTheNextNight() {
        assertFalse(atTwo.isDue(BEGINS.plusSeconds(600), BEGINS));
        assertFalse(atTwo.isDue(BEGINS.plusSeconds(23 * 3600), BEGINS.plusSeconds(60)));
        assertTrue(atTwo.isDue(BEGINS.plusSeconds(24 * 3600), BEGINS.plusSeconds(60)));
    }

    @Test
    void withoutAnHourItNeverIs() {
        assertFalse(new Night(-1, BRUSSELS).isDue(BEGINS.plusSeconds(3600), null));
    }
}
