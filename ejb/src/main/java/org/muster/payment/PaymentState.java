package org.muster.payment;

/**
 * How a payment stands: in a live list, booked by the bank or handed over, returned by the bank
 * after that, or taken out of its list and to be paid otherwise.
 */
public enum PaymentState {
    LISTED,
    BOOKED,
    RETURNED,
    TAKEN_OUT
}
