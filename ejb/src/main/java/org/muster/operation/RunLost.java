package org.muster.operation;

import org.muster.shared.DomainException;

/**
 * The run was given up by a sweep while its server did not answer; what it was about to commit is
 * rolled back, for another run may be doing it.
 */
public class RunLost extends DomainException {
    private static final long serialVersionUID = 1;

    RunLost(JobRunId run) {
        super("The run " + run + " was given up while it was silent", run);
    }
}
