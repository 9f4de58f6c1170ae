package org.muster.ledger;

/** Whether a month takes postings: all, those of a controller, or none any more. */
public enum PeriodState {
    OPEN,
    SOFT_CLOSED,
    CLOSED
}
