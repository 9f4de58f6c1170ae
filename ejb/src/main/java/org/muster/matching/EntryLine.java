package org.muster.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.bank.BankEntryId;
import org.muster.bank.BankStatementId;
import org.muster.shared.Money;

/**
 * How a bank entry stands and what explains it.
 *
 * @param posting the entry of the ledger it is matched to; null where it is not
 * @param list the list whose cash it is; null where it is not
 * @param by who matched or declared it, empty while it is open
 */
public record EntryLine(
        BankEntryId entry,
        BankStatementId statement,
        String accountName,
        LocalDate bookedOn,
        Money amount,
        String counterparty,
        String told,
        EntryState state,
        UUID posting,
        UUID list,
        String postingText,
        boolean byRule,
        String reason,
        String by,
        Instant at,
        String decidedBy) {}
