package org.muster.reporting;

import java.time.LocalDate;
import java.util.Currency;
import org.muster.ledger.LedgerAccount;
import org.muster.reporting.StatementFigures.Line;
import org.muster.shared.Money;

/**
 * A ledger line on its way into a statement.
 *
 * @param ratesOf the day whose rates it was booked at
 * @param cash what kind of cash document moved it, or was taken back by it; empty for others
 */
record CountedLine(LedgerAccount account, LocalDate ratesOf, String cash, Line line) {

    CountedLine reported(Money told) {
        return new CountedLine(account, ratesOf, cash, line.reported(told));
    }

    Currency currency() {
        return line.amount().currency();
    }

    /** What lines show as what came in is a credit. */
    boolean isCredit() {
        return !line.isOut();
    }

    /** As posted, a debit positive. */
    Money posted() {
        return isCredit() ? line.amount().negated() : line.amount();
    }

    boolean isExchange() {
        return account == LedgerAccount.EXCHANGE || account == LedgerAccount.INCOME_FX;
    }
}
