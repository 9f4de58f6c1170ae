package org.muster.operation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.muster.shared.Told;

/** A run as lists and schedulers see it; times are real times. */
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
        Told outcome,
        JobRunId restartOf)
        implements Serializable {

    /** How far the run is, 0 to 100; a finished run without items is done. */
    public int percent() {
        if (state == JobState.COMPLETED) {
            return 100;
        }
        return itemsTotal == 0 ? 0 : (int) Math.min(100, itemsDone * 100 / itemsTotal);
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

    public boolean isRestartable() {
        return state.isRestartable();
    }
}
