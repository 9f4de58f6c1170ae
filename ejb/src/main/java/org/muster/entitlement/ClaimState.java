package org.muster.entitlement;

/** The way of a claim: entered, compared with the facts, approved by a second person, paid. */
public enum ClaimState {
    DRAFT,
    SUBMITTED,
    RECONCILED,
    APPROVED,
    PAID,
    REJECTED
}
