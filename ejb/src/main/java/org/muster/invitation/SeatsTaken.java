package org.muster.invitation;

import org.muster.shared.DomainException;

/** The event has no seat of this kind left, or the administration has had its share. */
public class SeatsTaken extends DomainException {
    private static final long serialVersionUID = 1;

    SeatsTaken(String which, long taken, long offered) {
        super(
                "No seat left: " + taken + " of " + offered + " " + which + " are taken",
                which,
                taken,
                offered);
    }
}
