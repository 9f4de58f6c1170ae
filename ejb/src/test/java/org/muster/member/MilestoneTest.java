package org.muster.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** How late a promised day is, as known on different days. */
class MilestoneTest {
    private static final LocalDate DUE = LocalDate.of(2011, 2, 28);
    private static final LocalDate OPENED = LocalDate.of(2011, 10, 17);

    private final Milestone opening = new Milestone("ROCB-EUR", "opening", DUE, OPENED);

    @Test
    void theOpeningWasLateFromTheFirstOfMarchToTheSixteenthOfOctober() {
        assertFalse(opening.isOverdue(DUE));
        assertTrue(opening.isOverdue(LocalDate.of(2011, 3, 1)));
        assertTrue(opening.isOverdue(LocalDate.of(2011, 10, 16)));
        assertFalse(opening.isOverdue(OPENED));
    }

    @Test
    void twoHundredAndThirtyDaysLateWhenSeenLater() {
        assertEquals(230, opening.overdueDays(LocalDate.of(2012, 1, 1)));
        assertEquals(1, opening.overdueDays(LocalDate.of(2011, 3, 1)));
        assertEquals(0, opening.overdueDays(LocalDate.of(2011, 1, 1)));
    }

    @Test
    void awaitedStillItIsLateUpToTheDayAsked() {
        var awaited = new Milestone("X", "opening", DUE, null);
        assertEquals(3, awaited.overdueDays(LocalDate.of(2011, 3, 3)));
    }
}
