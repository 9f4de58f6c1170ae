package org.muster.closing;

import java.util.List;

/**
 * One question of the list before a month is closed.
 *
 * @param count how much was found; nothing means done
 * @param found the first of them by name, to go there
 */
public record MonthCheck(Kind kind, long count, List<Found> found) {

    /** What is asked, and whether the month stays open over it. */
    public enum Kind {
        /** Invoices dated in the month that nobody decided on. */
        COSTS(true),
        /** Interest, advances and refunds of the month that nobody decided on. */
        CASH(true),
        /** Closings of contributions of the month that nobody decided on. */
        CLOSINGS(true),
        /** Balances that the latest recount of the ledger found to differ from their lines. */
        RECOUNT(true),
        /** No recount of the ledger since the month was over. */
        RECOUNT_DUE(false),
        /** Events that ended in the month with claims not yet reconciled. */
        CLAIMS(false),
        /** Events that ended in the month with exceptions nobody settled. */
        EXCEPTIONS(false),
        /** Currencies of the month's documents and agreements without a rate in it. */
        RATES(false),
        /** Entries of the banks booked in the month that nobody explained. */
        BANK(false),
        /** Statements over the month that nobody certified. */
        STATEMENTS(false);

        private final boolean blocking;

        Kind(boolean blocking) {
            this.blocking = blocking;
        }

        public boolean isBlocking() {
            return blocking;
        }
    }

    /** One thing found: what its page is asked for, and its name. */
    public record Found(String id, String name) {}

    public boolean isDone() {
        return count == 0;
    }
}
