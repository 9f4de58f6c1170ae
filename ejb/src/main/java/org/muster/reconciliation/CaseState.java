package org.muster.reconciliation;

/** Where an exception stands; the facts may correct it, two people may settle it. */
public enum CaseState {
    OPEN,
    CORRECTED,
    ACCEPTED,
    RECOVERING,
    CLOSED
}
