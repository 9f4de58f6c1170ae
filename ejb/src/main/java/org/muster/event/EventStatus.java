package org.muster.event;

/** How far an event has come. */
public enum EventStatus {
    /** Entered; nothing is promised to anybody. */
    PLANNED,
    /** Takes place: letters may go out. */
    CONFIRMED,
    /** Took place. */
    HELD,
    /** Does not take place; nobody is confirmed for it any more. */
    CANCELLED
}
