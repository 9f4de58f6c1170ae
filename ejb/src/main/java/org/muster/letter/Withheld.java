package org.muster.letter;

/** Why a letter that was queued does not go, or does not go again. */
public enum Withheld {
    /** Its campaign was closed. */
    CAMPAIGN_CLOSED,
    /** A later revision counts. */
    SUPERSEDED,
    /** Its turn came after the last moment to answer. */
    DEADLINE_PASSED,
    /** None of the events it would name takes place. */
    EVENT_CANCELLED,
    /** Its recipient was left out after it was queued. */
    LEFT_OUT,
    /** What it asks was answered meanwhile. */
    ANSWERED,
    /** All it is about is over. */
    EVENT_OVER,
    /** Whom it is about does not take part any more, or what it tells was taken back. */
    TAKEN_BACK,
    /** What it tells was put right since, and is not told anew yet. */
    OUTDATED,
    /** Somebody cancelled it; only somebody lets it go again. */
    BY_HAND
}
