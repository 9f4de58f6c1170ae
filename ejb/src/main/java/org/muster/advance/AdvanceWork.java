package org.muster.advance;

/** What is to be done about advances next: whoever does it finds them by it. */
public enum AdvanceWork {
    /** Proposed: a second person says whether it is paid. */
    TO_APPROVE,
    TO_PAY,
    /** Paid, and something of it is open. */
    OPEN,
    /** Open after the last day to settle it on. */
    OVERDUE,
    /** One person asked that what is open be written off, a second one decides. */
    TO_WRITE_OFF
}
