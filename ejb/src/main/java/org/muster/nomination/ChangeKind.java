package org.muster.nomination;

/** What a change was about. */
public enum ChangeKind {
    /** The recipient's answer to the letter. */
    ANSWER,
    /** What became of a nominated officer. */
    SELECTION,
    /** Whether the Member stands behind the officer. */
    ENDORSEMENT,
    /** A seat offered to the waiting list. */
    OFFER
}
