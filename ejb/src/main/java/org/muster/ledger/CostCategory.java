package org.muster.ledger;

/**
 * What money was spent on, in the fixed codes that agreements, ledger and statements share; the
 * order is the order of a statement's lines.
 */
public enum CostCategory {
    /** Tickets, also those of people who then did not come. */
    AIR,
    /** Daily subsistence allowance. */
    DSA,
    /** Terminal expenses: the way to and from airports. */
    TERM,
    /** Visas and travel insurance. */
    VISA_INS,
    VENUE,
    CATERING,
    /** Interpretation of what is spoken. */
    INTERP,
    /** Translation of what is written. */
    TRANSL,
    /** Fees of experts. */
    EXPERT,
    MATERIAL,
    /** Programme support cost, a percentage of the direct cost. */
    PSC,
    OTHER
}
