package org.muster.event;

import org.muster.shared.DomainException;

/** The event was cancelled: nothing about it changes any more. */
public class EventCancelled extends DomainException {
    private static final long serialVersionUID = 1;

    public EventCancelled(String code) {
        super("The event " + code + " is cancelled", code);
    }
}
