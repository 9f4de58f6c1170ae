package org.muster.nomination;

/** What became of a seat offered to the waiting list. */
public enum OfferState {
    /** The seat is held until the offer is answered or expires. */
    OPEN,
    ACCEPTED,
    DECLINED,
    /** Not answered in time. */
    EXPIRED,
    /** The officer left the waiting list another way, or the event was cancelled. */
    TAKEN_BACK
}
