package org.muster.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.Money;

/**
 * A posted entry as lists show it.
 *
 * @param moved what its debits make in euro; of a reader limited to contributions, theirs alone
 * @param corrects the entry this one corrects, or null
 * @param reversedBy the entry that reverses this one, or null
 */
public record JournalEntrySummary(
        JournalEntryId id,
        LocalDate postedOn,
        String sourceKind,
        String sourceId,
        String description,
        Money moved,
        JournalEntryId corrects,
        JournalEntryId reversedBy,
        String recordedBy,
        Instant recordedAt) {

    /** The id of the document; one that was posted several times counts them behind it. */
    public String document() {
        return sourceId.split("/")[0];
    }

    /** A line of the entry; debits are positive, credits negative. */
    public record Line(
            int no,
            LedgerAccount account,
            UUID contribution,
            String eventCode,
            CostCategory category,
            String subLine,
            Money amount,
            Money euro) {}
}
