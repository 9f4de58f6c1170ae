package org.muster.checkin;

import org.muster.shared.DomainException;

/** Nobody of this event has the badge. */
public class UnknownBadge extends DomainException {
    private static final long serialVersionUID = 1;

    public UnknownBadge(String badge) {
        super("Nobody of this event has the badge " + badge, badge);
    }
}
