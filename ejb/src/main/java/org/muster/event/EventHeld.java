package org.muster.event;

import org.muster.shared.DomainException;

/** The event took place and cannot be cancelled. */
public class EventHeld extends DomainException {
    private static final long serialVersionUID = 1;

    EventHeld(String code) {
        super("The event " + code + " took place", code);
    }
}
