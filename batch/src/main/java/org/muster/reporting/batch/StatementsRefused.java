package org.muster.reporting.batch;

/** Ends a run as failed after every contribution had its turn: some were refused, by name. */
class StatementsRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    StatementsRefused(StatementTally tally) {
        super(tally.toString());
    }
}
