package org.muster.travel;

/** How somebody sleeps at the venue. */
public enum Lodging {
    SINGLE,
    SHARED,
    /** Arranged by themselves: no room is booked. */
    OWN
}
