package org.muster.ledger;

import java.time.YearMonth;
import java.util.UUID;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * A balance that was not what its lines come to.
 *
 * @param contribution whose money, or null
 * @param category the kind of cost, or empty
 */
public record BalanceDifference(
        UUID contribution,
        String eventCode,
        LedgerAccount account,
        String category,
        YearMonth month,
        Side kept,
        Side counted) {

    /** What one side makes of it: lines, their sum and their sum in euro. */
    public record Side(long lines, Money amount, Money euro) {
        private static Side read(Rows row) {
            return new Side(row.number(), row.money(), new Money(row.number(), ExchangeRates.EURO));
        }
    }

    static BalanceDifference read(Rows row) {
        return new BalanceDifference(
                row.uuid(),
                row.text(),
                LedgerAccount.valueOf(row.text()),
                row.text(),
                YearMonth.from(row.day()),
                Side.read(row),
                Side.read(row));
    }
}
