package org.muster.event;

import org.muster.shared.DomainException;

/** Somebody else changed the event since it was read: their change is not written over. */
public class ChangedMeanwhile extends DomainException {
    private static final long serialVersionUID = 1;

    ChangedMeanwhile(String code) {
        super("The event " + code + " was changed by somebody else meanwhile", code);
    }
}
