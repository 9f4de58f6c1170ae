package org.muster.invitation;

import java.time.Instant;

/**
 * A reminder as its campaign's page shows it.
 *
 * @param daysBefore how many days before the deadline, or null where it was sent by hand
 * @param hour at which hour of the office's clocks, or null
 * @param settledAt when it went or was given up, or null
 */
public record ReminderSummary(
        int number,
        Integer daysBefore,
        Integer hour,
        Instant dueAt,
        ReminderState state,
        SkippedBecause skippedBecause,
        Instant settledAt,
        int letters,
        String createdBy) {

    public boolean isByHand() {
        return daysBefore == null;
    }

    /** Whether it can be taken off the plan. */
    public boolean isOpen() {
        return state != ReminderState.SENT;
    }
}
