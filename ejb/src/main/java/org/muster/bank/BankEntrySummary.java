package org.muster.bank;

import java.time.LocalDate;
import org.muster.shared.Money;

/**
 * An entry of a bank statement as lists show it; credits are positive.
 *
 * @param detail the number within a batch that is kept detail by detail, 0 for a whole entry
 * @param valueOn null where the bank names no value date
 */
public record BankEntrySummary(
        BankEntryId id,
        BankStatementId statement,
        int no,
        int detail,
        Money amount,
        boolean reversal,
        LocalDate bookedOn,
        LocalDate valueOn,
        String endToEndId,
        String servicerReference,
        String remittance,
        String counterparty,
        String counterpartyAccount) {

    /** All that the bank tells of what it is for. */
    public String told() {
        return endToEndId + " " + remittance;
    }

    /** Its number on the statement, with that of the detail behind a point. */
    public String label() {
        return detail == 0 ? String.valueOf(no) : no + "." + detail;
    }
}
