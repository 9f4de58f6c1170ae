package org.muster.payment;

/** The way of a list: prepared, approved by a second person, sent, and booked to its last line. */
public enum PaymentListState {
    PREPARED,
    APPROVED,
    SENT,
    BOOKED,
    CANCELLED
}
