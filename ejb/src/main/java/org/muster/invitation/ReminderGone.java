package org.muster.invitation;

import org.muster.shared.DomainException;

/** A reminder that went cannot be taken off the plan. */
public class ReminderGone extends DomainException {
    private static final long serialVersionUID = 1;

    ReminderGone(int number) {
        super("Reminder " + number + " went already", number);
    }
}
