package org.muster.ledger;

/** The chart of accounts; contribution, event and category of a line tell the rest. */
public enum LedgerAccount {
    BANK,
    RECEIVABLE,
    ADVANCE,
    PAYABLE,
    /** Received upon a condition that is not met yet: owed to the donor. */
    DEFERRED,
    /** Interest that by its agreement does not stay: owed to the donor, and never income. */
    INTEREST_OWED,
    INCOME_CONTRIBUTION,
    INCOME_INTEREST,
    INCOME_FX,
    /** What was given in one currency for another, and what the difference was worth. */
    EXCHANGE,
    EXPENSE,
    /** Given back to a donor: neither income nor expenditure. */
    REFUND,
    /** Came from another contribution of the same donor: income of its own kind. */
    MOVED_IN,
    /** Went to another contribution of the same donor. */
    MOVED_OUT,
    /** Left to the house with the donor's consent. */
    KEPT,
    /** What donors left to the house: of no contribution. */
    RESERVE,
    FUND_BALANCE
}
