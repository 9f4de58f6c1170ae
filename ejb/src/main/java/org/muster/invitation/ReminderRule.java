package org.muster.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.muster.shared.InvalidInput;

/**
 * When a reminder goes: so many days before the last day to answer, at an hour of the office's
 * clocks, for those who send it are the ones who are asked about it.
 */
public record ReminderRule(int daysBefore, int hour) {

    public ReminderRule {
        if (daysBefore < 0 || daysBefore > 180) {
            throw new InvalidInput("days", "A reminder goes 0 to 180 days before the deadline");
        }
        if (hour < 0 || hour > 23) {
            throw new InvalidInput("hour", "An hour is between 0 and 23");
        }
    }

    /** Refuses a deadline that this rule would only reach afterwards. */
    void requireBefore(Deadline deadline, ZoneId office) {
        if (!moment(deadline, office).isBefore(deadline.at())) {
            throw new InvalidInput("hour", "A reminder goes before the deadline");
        }
    }

    /** The moment for a deadline. */
    Instant moment(Deadline deadline, ZoneId office) {
        return LocalDate.ofInstant(deadline.at(), office)
                .minusDays(daysBefore)
                .atTime(hour, 0)
                .atZone(office)
                .toInstant();
    }
}
