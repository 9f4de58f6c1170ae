package org.muster.travel;

import java.time.LocalDate;
import org.muster.shared.DomainException;

/** Travel facts are told by somebody who takes part, and over the link until the event's day. */
public class TravelClosed extends DomainException {
    private static final long serialVersionUID = 1;

    TravelClosed(LocalDate until) {
        super("Travel facts could be changed until " + until, until);
    }
}
