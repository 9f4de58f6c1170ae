package org.muster.operation;

import org.muster.shared.DomainException;

/** There is nothing to stop: the run is over. */
public class JobNotRunning extends DomainException {
    private static final long serialVersionUID = 1;

    JobNotRunning(JobState state) {
        super("The run is over: " + state, state);
    }
}
