package org.muster.event;

import java.time.LocalDate;
import org.muster.shared.DomainException;

/** An event has been held only once its last day has begun at the venue. */
public class EventNotOver extends DomainException {
    private static final long serialVersionUID = 1;

    public EventNotOver(String code, LocalDate lastDay) {
        super("The event " + code + " goes on until " + lastDay, code, lastDay);
    }
}
