package org.muster.funding;

import java.time.LocalDate;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/** A cost document as lists show it. */
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
        String approvedBy) {}
