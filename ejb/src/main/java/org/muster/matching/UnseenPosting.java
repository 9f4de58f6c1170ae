package org.muster.matching;

import java.time.LocalDate;
import org.muster.ledger.JournalEntryId;
import org.muster.shared.Money;

/**
 * A posting of the days that statements are here for, which no entry of a bank is matched to.
 *
 * @param amount what it moved at the bank, what came in positive
 */
public record UnseenPosting(
        JournalEntryId id, LocalDate on, String sourceKind, String description, Money amount) {}
