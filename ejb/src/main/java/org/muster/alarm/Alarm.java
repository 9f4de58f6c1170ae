package org.muster.alarm;

import java.util.List;
import java.util.UUID;
import org.muster.funding.ContributionId;
import org.muster.operation.JobRunId;
import org.muster.shared.Told;

/**
 * Work that failed while nobody looked.
 *
 * @param work what was to be done
 * @param contribution the one it is about, or null where it is about all
 * @param schedule the schedule whose time it was, or null
 * @param subject what the job was run on, or was to be
 * @param run the run that failed, or null where none could be started
 * @param reasons why, the whole first
 * @param done so many of {@code total} were done; 0 of 0 where nothing was begun
 */
public record Alarm(
        Told work,
        ContributionId contribution,
        UUID schedule,
        String subject,
        JobRunId run,
        List<Reason> reasons,
        long done,
        long total) {

    public Alarm {
        reasons = List.copyOf(reasons);
    }

    /**
     * Why it failed.
     *
     * @param about the agreement that was refused, or empty where it is the whole
     */
    public record Reason(String about, Told why) {
        public static Reason ofAll(Told why) {
            return new Reason("", why);
        }
    }
}
