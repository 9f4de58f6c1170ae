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
    FUND_BALANCE
}
