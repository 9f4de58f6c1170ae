package org.muster.invitation;

import org.muster.shared.DomainException;

/** The event has no seat of this kind left, or the administration has had its share. */
public class NoSeatLeft extends DomainException {
    private static final long serialVersionUID = 1;

    NoSeatLeft(String which, long taken, long offered) {
        super(
                "No seat left: " + taken + " of " + offered + " " + which + " are taken",
                which,
                taken,
                offered);
    }
}
