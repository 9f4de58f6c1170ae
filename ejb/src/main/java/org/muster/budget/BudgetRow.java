package org.muster.budget;

import java.time.LocalDate;
import java.util.UUID;
import org.muster.ledger.JournalEntryId;
import org.muster.shared.Money;

/**
 * A posted line or an open promise behind a figure of a budget.
 *
 * @param entry where it was posted; null for a promise
 * @param amount as posted or promised
 * @param own in the budget's currency, as it enters the figure
 */
public record BudgetRow(
        UUID contribution,
        String agreementNo,
        JournalEntryId entry,
        String what,
        LocalDate on,
        Money amount,
        Money own) {}
