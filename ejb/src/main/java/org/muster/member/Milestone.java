package org.muster.member;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A day something was promised for, and the day it came.
 *
 * @param reachedOn null while it is awaited
 */
public record Milestone(String entityCode, String name, LocalDate dueOn, LocalDate reachedOn) {

    /**
     * For how many days the milestone was late, as known on a day: from the day after it was due to
     * the day before it was reached, both counted.
     */
    public int overdueDays(LocalDate asOf) {
        var lastLate =
                reachedOn == null || asOf.isBefore(reachedOn) ? asOf : reachedOn.minusDays(1);
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(dueOn, lastLate)));
    }

    public boolean isOverdue(LocalDate asOf) {
        return asOf.isAfter(dueOn) && (reachedOn == null || asOf.isBefore(reachedOn));
    }
}
