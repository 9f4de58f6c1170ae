package org.muster.operation;

import org.muster.shared.DomainException;

/** Only the latest run of its kind, and only one that ended early, goes on where it stopped. */
public class JobNotRestartable extends DomainException {
    private static final long serialVersionUID = 1;

    JobNotRestartable(JobState state) {
        super("A run that is " + state + " cannot be restarted", state);
    }
}
