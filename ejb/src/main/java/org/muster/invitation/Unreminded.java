package org.muster.invitation;

/** Why a recipient gets no reminder now. */
public enum Unreminded {
    /** They answered. */
    ANSWERED,
    /** No letter was sent to them, or it is still on its way. */
    NOT_SENT,
    /** Their letter came back or was refused: whoever was not reached is not reminded. */
    NOT_REACHED,
    /** Nobody can tell whether their letter arrived; somebody has to decide first. */
    IN_DOUBT,
    /** They are left out. */
    LEFT_OUT,
    /** Nobody with an address speaks for them today. */
    NO_ADDRESSEE,
    /** They were reminded today already. */
    REMINDED_TODAY,
    /** A new revision is not sent yet. */
    SUPERSEDED,
    /** None of the events they may attend takes place. */
    EVENT_CANCELLED,
    /** The events they may attend are over. */
    EVENT_OVER,
    DEADLINE_PASSED,
    CAMPAIGN_CLOSED
}
