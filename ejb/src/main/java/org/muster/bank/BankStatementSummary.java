package org.muster.bank;

import java.time.Instant;
import java.time.LocalDate;
import org.muster.shared.Money;

/**
 * A bank statement as lists show it.
 *
 * @param gap whether there are earlier statements of the account, and none of them closes with what
 *     this one opens with
 */
public record BankStatementSummary(
        BankStatementId id,
        String accountName,
        String accountNumber,
        String format,
        String no,
        int page,
        LocalDate openingOn,
        Money opening,
        LocalDate closingOn,
        Money closing,
        boolean gap,
        long entries,
        int notBooked,
        String fileName,
        String sha256,
        String importedBy,
        Instant importedAt) {}
