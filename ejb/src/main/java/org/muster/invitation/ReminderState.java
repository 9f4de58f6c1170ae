package org.muster.invitation;

/** How far a reminder is. */
public enum ReminderState {
    /** Its moment is still to come. */
    PLANNED,
    /** It went to whoever had not answered. */
    SENT,
    /** Its moment passed without it, and it says why. */
    SKIPPED
}
