package org.muster.nomination;

import org.muster.shared.DomainException;

/** The event has ended: who was in it is not changed by a letter's link any more. */
public class EventOver extends DomainException {
    private static final long serialVersionUID = 1;

    EventOver(String eventCode) {
        super("The event " + eventCode + " has ended", eventCode);
    }
}
