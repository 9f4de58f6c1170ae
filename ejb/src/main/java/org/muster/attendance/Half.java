package org.muster.attendance;

/** Presence is kept by half days, in the venue's own time. */
public enum Half {
    AM,
    PM
}
