package org.muster.schedule;

import java.time.Instant;
import org.muster.operation.JobRunId;
import org.muster.shared.Told;

/**
 * A schedule of statements as people read it.
 *
 * @param agreementNo of its contribution; null where it is for all
 * @param hour of the day in the office's zone
 * @param lastRun the last run that came of it, or null
 * @param lastTold why the last time brought no run, or null
 * @param failure the latest time that failed, or null
 */
public record ScheduleSummary(
        ScheduleId id,
        String agreementNo,
        Rhythm rhythm,
        int day,
        int hour,
        Instant nextAt,
        JobRunId lastRun,
        Told lastTold,
        String setBy,
        Failure failure) {

    /**
     * A time that failed.
     *
     * @param letters to how many finance officers it was told; none had an address where it is 0
     * @param sent how many of the letters a mail server took
     */
    public record Failure(Instant at, long letters, long sent) {}
}
