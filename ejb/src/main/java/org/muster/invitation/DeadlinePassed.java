package org.muster.invitation;

import org.muster.shared.DomainException;

/** The deadline to answer has passed. */
public class DeadlinePassed extends DomainException {
    private static final long serialVersionUID = 1;

    public DeadlinePassed(Deadline deadline) {
        super("The deadline was " + deadline.at().atZone(deadline.zone()), deadline);
    }
}
