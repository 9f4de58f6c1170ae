package org.muster.invitation;

/** Why a recipient gets no letter, when nobody decided so by hand. */
public enum LeftOut {
    /** Neither a focal point valid today nor an office with an address. */
    NO_ADDRESSEE,
    /** None of the campaign's events is open to this recipient, or all are cancelled. */
    NO_EVENT_OPEN,
    /** Not a Member on the day of sending. */
    NOT_A_MEMBER
}
