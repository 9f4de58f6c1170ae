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
        String setBy) {}
