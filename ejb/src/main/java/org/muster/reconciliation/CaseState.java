package org.muster.reconciliation;

/** Where an exception stands; the facts may correct it, two people may settle it. */
public enum CaseState {
    /** Holds up what its class holds up. */
    OPEN,
    /** The facts are put right: as a run found, or by the word of two. Found again, it opens. */
    CORRECTED,
    /** It stays so and is paid; a donor's money at risk takes the donor's reference. */
    ACCEPTED,
    /**
     * What was paid too much is asked back: owed, no expenditure, so that statements are certified.
     * What is not paid yet stays held up, and it is still to be ended by another outcome.
     */
    RECOVERING,
    /** Ended without consequence. */
    CLOSED;

    /** What two people may say became of a case. */
    public static CaseState[] outcomes() {
        return new CaseState[] {ACCEPTED, RECOVERING, CORRECTED, CLOSED};
    }

    /** Whether two people may still say what becomes of it. */
    boolean isUnsettled() {
        return this == OPEN || this == RECOVERING;
    }
}
