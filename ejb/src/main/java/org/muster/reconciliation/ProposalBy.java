package org.muster.reconciliation;

/** Whose proposal waits on a case, seen by whoever looks. */
public enum ProposalBy {
    /** Nobody's: somebody has to propose. */
    NOBODY,
    /** Another person's: it waits for whoever looks. */
    OTHERS,
    /** One's own: it waits for somebody else. */
    ME
}
