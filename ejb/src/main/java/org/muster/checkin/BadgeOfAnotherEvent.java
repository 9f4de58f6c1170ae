package org.muster.checkin;

import org.muster.shared.DomainException;

/** The badge was printed for another event. */
public class BadgeOfAnotherEvent extends DomainException {
    private static final long serialVersionUID = 1;

    public BadgeOfAnotherEvent(String badge) {
        super("The badge " + badge + " is of another event", badge);
    }
}
