package org.muster.nomination;

/** What became of a nominated officer. */
public enum SelectionState {
    /** Put forward, not decided. */
    PROPOSED,
    /** A seat is reserved. */
    SELECTED,
    /** Would be taken if a seat came free. */
    WAITING,
    /** Not taken; the reason is kept. */
    REFUSED,
    /** Takes part. */
    CONFIRMED,
    /** Withdrawn or replaced by another officer. */
    WITHDRAWN;

    boolean holdsSeat() {
        return this == SELECTED || this == CONFIRMED;
    }
}
