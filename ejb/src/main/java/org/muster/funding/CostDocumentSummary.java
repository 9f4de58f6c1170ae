package org.muster.funding;

import java.time.LocalDate;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * A cost document as lists show it.
 *
 * @param fromAdvance whether it was settled against an advance and not paid
 * @param advanced whether an advance was paid for its event, against which it may be settled
 */
public record CostDocumentSummary(
        CostDocumentId id,
        String agreementNo,
        String eventCode,
        CostCategory category,
        String subLine,
        String supplier,
        String documentNo,
        LocalDate documentDate,
        LocalDate paidOn,
        Money amount,
        CostDocument.State state,
        String enteredBy,
        String approvedBy,
        boolean fromAdvance,
        boolean advanced) {}
