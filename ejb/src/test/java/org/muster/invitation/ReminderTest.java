package org.muster.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;

/** When a reminder goes, when it is given up, and what a deadline that moves does to it. */
class ReminderTest {
    private static final ZoneId OFFICE = ZoneId.of("Europe/Brussels");
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final Deadline DEADLINE =
            new Deadline(Instant.parse("2026-04-10T10:00:00Z"), BANGKOK);
    private static final Instant BEFORE = Instant.parse("2026-03-01T08:00:00Z");
    private static final Actor OFFICER = new Actor("officer");

    @Test
    void theMomentIsByTheOfficesClocksAcrossItsChangeOfTime() {
        assertEquals(
                Instant.parse("2026-03-27T08:00:00Z"),
                new ReminderRule(14, 9).moment(DEADLINE, OFFICE));
        assertEquals(
                Instant.parse("2026-04-03T07:00:00Z"),
                new ReminderRule(7, 9).moment(DEADLINE, OFFICE));
    }

    @Test
    void aReminderAfterTheDeadlineIsRefused() {
        assertThrows(InvalidInput.class, () -> planned(new ReminderRule(0, 17), BEFORE));
        assertThrows(InvalidInput.class, () -> new ReminderRule(-1, 9));
        assertThrows(InvalidInput.class, () -> new ReminderRule(181, 9));
        assertThrows(InvalidInput.class, () -> new ReminderRule(7, 24));
    }

    @Test
    void itIsDueFromItsMomentForADayAndThenNeverAgain() {
        var reminder = planned(new ReminderRule(7, 9), BEFORE);
        var due = Instant.parse("2026-04-03T07:00:00Z");
        assertFalse(reminder.isDue(due.minusSeconds(1)));
        assertTrue(reminder.isDue(due));
        assertTrue(reminder.isDue(due.plus(Duration.ofHours(24))));
        assertFalse(reminder.isDue(due.plus(Duration.ofHours(24)).plusSeconds(1)));
        reminder.skipIfLate(due.plus(Duration.ofHours(25)));
        assertEquals(SkippedBecause.TOO_LATE, reminder.skippedBecause());
    }

    @Test
    void oneWhoseMomentIsLongPastWhenItIsPlannedIsSkippedAtOnce() {
        var late = planned(new ReminderRule(7, 9), Instant.parse("2026-04-05T10:00:00Z"));
        assertEquals(ReminderState.SKIPPED, late.state());
        assertEquals(SkippedBecause.TOO_LATE, late.skippedBecause());
        var justPast = planned(new ReminderRule(7, 9), Instant.parse("2026-04-03T12:00:00Z"));
        assertEquals(ReminderState.PLANNED, justPast.state());
    }

    @Test
    void itFollowsTheDeadlineUntilItWent() {
        var reminder = planned(new ReminderRule(7, 9), BEFORE);
        var later = new Deadline(Instant.parse("2026-05-10T10:00:00Z"), BANGKOK);
        reminder.follow(later, OFFICE, BEFORE);
        assertEquals(Instant.parse("2026-05-03T07:00:00Z"), reminder.dueAt());

        var earlier = new Deadline(Instant.parse("2026-03-05T10:00:00Z"), BANGKOK);
        reminder.follow(earlier, OFFICE, BEFORE);
        assertEquals(ReminderState.SKIPPED, reminder.state());
        reminder.follow(later, OFFICE, BEFORE);
        assertEquals(ReminderState.PLANNED, reminder.state());

        reminder.sent(20, reminder.dueAt());
        var sentFor = reminder.dueAt();
        reminder.follow(DEADLINE, OFFICE, BEFORE);
        assertEquals(ReminderState.SENT, reminder.state());
        assertEquals(sentFor, reminder.dueAt());
        assertThrows(IllegalStateException.class, () -> reminder.sent(20, BEFORE));
    }

    @Test
    void aDeadlineThatMovesBeforeItsHourLeavesNothingToRemindOf() {
        var reminder = planned(new ReminderRule(0, 10), BEFORE);
        reminder.follow(
                new Deadline(Instant.parse("2026-04-10T06:00:00Z"), BANGKOK), OFFICE, BEFORE);
        assertEquals(SkippedBecause.TOO_LATE, reminder.skippedBecause());
    }

    private static Reminder planned(ReminderRule rule, Instant now) {
        var campaign =
                Campaign.draft("R-1", "Reminded", DEADLINE, Set.of(EventId.next()), OFFICER, now);
        return Reminder.planned(campaign, 1, rule, OFFICE, OFFICER, now);
    }
}
