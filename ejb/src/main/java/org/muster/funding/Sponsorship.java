package org.muster.funding;

/** Whether somebody pays for a Member's participants at an event. */
public enum Sponsorship {
    /** An agreement allocated to the event does. */
    FUND_PAYS,
    /** None of the agreements allocated to the event does: the Member is outside their earmarks. */
    OUTSIDE_EARMARK,
    /** No agreement was allocated to the event yet. */
    NO_FUND_YET
}
