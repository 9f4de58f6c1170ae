package org.muster.operation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.muster.shared.Told;

/**
 * A run as lists and schedulers see it; times are real times.
 *
 * @param itemsBefore how many of the items done the run had done that it goes on from
 * @param wentOn whether another run goes on from it
 */
public record JobRunSummary(
        JobRunId id,
        String job,
        String subject,
        String parameters,
        Long executionId,
        JobState state,
        String node,
        String startedBy,
        Instant startedAt,
        Instant heartbeatAt,
        Instant endedAt,
        long itemsTotal,
        long itemsDone,
        long itemsBefore,
        Told outcome,
        JobRunId restartOf,
        boolean wentOn)
        implements Serializable {

    /** How far the run is, 0 to 100; a finished run without items is done. */
    public int percent() {
        if (state == JobState.COMPLETED) {
            return 100;
        }
        return itemsTotal == 0 ? 0 : (int) Math.min(100, itemsDone * 100 / itemsTotal);
    }

    /**
     * When the run ends if it keeps the pace it had so far. Nothing while it has no pace yet, and
     * once nothing is left to do.
     */
    public Optional<Instant> endsAbout(Instant now) {
        var done = itemsDone - itemsBefore;
        var left = itemsTotal - itemsDone;
        if (state != JobState.RUNNING || done <= 0 || left <= 0) {
            return Optional.empty();
        }
        var each = Math.max(0, Duration.between(startedAt, now).toMillis()) / (double) done;
        return Optional.of(now.plusMillis(Math.round(each * left)));
    }

    /** What the run was given under a name, beside its subject. */
    public Optional<String> parameter(String name) {
        return parameters
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }

    public boolean isOver() {
        return state.isOver();
    }

    /** A run that ended early goes on where it stopped, once. */
    public boolean isRestartable() {
        return state.isRestartable() && !wentOn;
    }
}
