package org.muster.checkin;

import java.io.Serializable;
import java.time.Instant;
import org.muster.attendance.EventPerson;

/** Somebody of the event as the door sees them: here since when, or not yet. */
public record Expected(EventPerson person, Instant since, String by) implements Serializable {

    public boolean isHere() {
        return since != null;
    }
}
