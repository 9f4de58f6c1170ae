package org.muster.reconciliation;

import java.time.Instant;
import org.muster.operation.JobRunSummary;

/**
 * The nightly comparison of all events as people read it.
 *
 * @param hour from which on it begins, in the office's zone; null where it is off
 * @param next when it begins next; null where it is off
 * @param setBy who said so last; null where nobody ever did
 * @param last the run of the last night; null where there is none or the reader may not see it
 * @param settable whether the reader may set it
 */
public record NightSummary(
        Integer hour,
        Instant next,
        String setBy,
        Instant setAt,
        JobRunSummary last,
        boolean settable) {}
