package org.muster.funding;

/** The life of an agreement, from entry to closing. */
public enum ContributionState {
    DRAFT,
    PLEDGED,
    SIGNED,
    ACTIVE,
    EXPIRED,
    FINAL_REPORTED,
    CLOSED,
    CANCELLED;

    /** Whether money may be received, set aside and spent. */
    public boolean carriesMoney() {
        return this == SIGNED || this == ACTIVE;
    }
}
