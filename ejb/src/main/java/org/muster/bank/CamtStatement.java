package org.muster.bank;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.muster.shared.Money;
import org.muster.shared.Sha256;

/**
 * One statement as a camt.053 message says it, read and added up.
 *
 * @param account the IBAN or other number, written plainly
 * @param page which page of the statement it is; a statement of one page is its first
 * @param notBooked how many entries are announced and not booked; they are in no sum and not kept
 */
record CamtStatement(
        CamtNode source,
        String account,
        String no,
        int page,
        Balance opening,
        Balance closing,
        List<Entry> entries,
        int notBooked) {

    CamtStatement {
        entries = List.copyOf(entries);
    }

    /** What is on the account at a day's end, or at its beginning for the opening. */
    record Balance(Money amount, LocalDate on) {}

    /**
     * What moved; credits are positive.
     *
     * @param detail the number within a batch that is kept detail by detail, 0 for a whole entry
     * @param reversal whether it takes an earlier entry back
     * @param valueOn null where the bank names no value date
     */
    record Entry(
            int no,
            int detail,
            Money amount,
            boolean reversal,
            LocalDate bookedOn,
            LocalDate valueOn,
            References references) {}

    /** What tells whose money it is; empty where the bank says nothing. */
    record References(
            String endToEndId,
            String servicer,
            String remittance,
            String counterparty,
            String counterpartyAccount) {}

    Currency currency() {
        return opening.amount().currency();
    }

    /** The same for two statements that say the same, whatever they are called. */
    String fingerprint() {
        return Sha256.of(currency() + "\n" + opening + "\n" + closing + "\n" + page + entries);
    }
}
