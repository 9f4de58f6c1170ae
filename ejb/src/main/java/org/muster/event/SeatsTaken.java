package org.muster.event;

import org.muster.shared.DomainException;

/** Every seat of this kind is taken, of the event or of this Member's share. */
public class SeatsTaken extends DomainException {
    private static final long serialVersionUID = 1;

    SeatsTaken(String eventCode, Funding funding) {
        super("No " + funding + " seat is left at " + eventCode, eventCode, funding);
    }
}
