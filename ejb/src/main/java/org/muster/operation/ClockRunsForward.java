package org.muster.operation;

import java.time.Instant;
import org.muster.shared.DomainException;

/** A demonstration's clock is never turned back. */
public class ClockRunsForward extends DomainException {
    private static final long serialVersionUID = 1;

    ClockRunsForward(Instant now, Instant wanted) {
        super("The clock stands at " + now + " and is never turned back", now, wanted);
    }
}
