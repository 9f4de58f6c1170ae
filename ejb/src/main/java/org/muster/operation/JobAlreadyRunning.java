package org.muster.operation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.muster.shared.DomainException;

/** One run of a job per subject at a time: the second to ask is told who was first. */
public class JobAlreadyRunning extends DomainException {
    private static final long serialVersionUID = 1;

    JobAlreadyRunning(String job, String startedBy, Instant startedAt) {
        super(
                job
                        + " is already running here, started by "
                        + startedBy
                        + " at "
                        + startedAt.truncatedTo(ChronoUnit.SECONDS),
                job,
                startedBy,
                startedAt.truncatedTo(ChronoUnit.SECONDS));
    }
}
