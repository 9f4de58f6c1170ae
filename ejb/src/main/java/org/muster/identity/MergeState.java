package org.muster.identity;

/** Asked for and waiting for a second person, in force, refused by them, or taken back. */
public enum MergeState {
    ASKED,
    IN_FORCE,
    REFUSED,
    UNDONE
}
