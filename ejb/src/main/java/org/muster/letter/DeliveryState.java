package org.muster.letter;

/** How far one letter is on its way; nothing here says whether it was answered. */
public enum DeliveryState {
    /** Waiting for its turn, or for its next attempt. */
    QUEUED,
    /** Handed to a consumer, which is sending it now. */
    IN_FLIGHT,
    /** The mail server accepted it. */
    SENT,
    /** Nobody can tell whether the mail server accepted it. */
    UNCERTAIN,
    /** Accepted, and returned later. */
    BOUNCED,
    /** Refused for good. */
    FAILED,
    /** Superseded or withdrawn before it went. */
    CANCELLED
}
