package org.muster.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All events are compared once a night, where the office wants it. */
class NightTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Instant BEGINS = Instant.parse("2026-11-27T01:00:00Z");
    private static final Instant TOMORROW = BEGINS.plus(Duration.ofDays(1));
    private static final Instant LONG_SINCE = BEGINS.minus(Duration.ofDays(30));

    private final Night atTwo = new Night(2, LONG_SINCE, BRUSSELS);

    @Test
    void itBeginsAtItsHourInTheOfficesZoneAndIsMadeUpForThatDay() {
        assertFalse(atTwo.isDue(BEGINS.minusSeconds(1), null));
        assertEquals(Optional.of(BEGINS), atTwo.next(BEGINS.minusSeconds(1), LONG_SINCE));
        assertTrue(atTwo.isDue(BEGINS, null));
        assertTrue(atTwo.isDue(BEGINS.plusSeconds(20 * 3600), BEGINS.minusSeconds(1)));
    }

    @Test
    void whatWasComparedSinceIsNotComparedAgainBeforeTheNextNight() {
        assertFalse(atTwo.isDue(BEGINS.plusSeconds(600), BEGINS));
        assertEquals(Optional.of(TOMORROW), atTwo.next(BEGINS.plusSeconds(600), BEGINS));
        assertFalse(atTwo.isDue(BEGINS.plusSeconds(22 * 3600), BEGINS.plusSeconds(60)));
        assertTrue(atTwo.isDue(TOMORROW, BEGINS.plusSeconds(60)));
    }

    @Test
    void whoSetsAnHourThatIsPastWaitsForTheNextNight() {
        var afternoon = BEGINS.plusSeconds(12 * 3600);
        var justSet = new Night(2, afternoon, BRUSSELS);
        assertEquals(Optional.of(TOMORROW), justSet.next(afternoon.plusSeconds(60), null));
        assertFalse(justSet.isDue(afternoon.plusSeconds(60), null));
        assertTrue(justSet.isDue(TOMORROW, null));
    }

    @Test
    void anHourThatTheClocksLeaveOutIsTheOneAfterIt() {
        var spring = Instant.parse("2027-03-28T00:30:00Z");
        assertEquals(Optional.of(Instant.parse("2027-03-28T01:00:00Z")), atTwo.next(spring, null));
    }

    @Test
    void withoutAnHourItNeverIs() {
        var off = new Night(null, null, BRUSSELS);
        assertFalse(off.isDue(BEGINS.plusSeconds(3600), null));
        assertEquals(Optional.empty(), off.next(BEGINS, null));
    }
}
