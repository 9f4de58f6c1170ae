package org.muster.funding;

import java.time.LocalDate;
import java.util.List;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * A cost document as lists show it: its shares within the reader's reach, taken together.
 *
 * @param amount what those shares make; the whole document to who reaches all of them
 * @param fromAdvance whether it was settled against an advance and not paid
 * @param isPayable whether it may be paid or settled next
 * @param advanced whether an advance was paid for its event, against which it may be settled
 */
public record CostDocumentSummary(
        CostDocumentId id,
        CostKind kind,
        String agreementNos,
        String eventCodes,
        List<CostCategory> categories,
        String subLines,
        String supplier,
        String documentNo,
        LocalDate documentDate,
        LocalDate paidOn,
        Money amount,
        CostDocument.State state,
        String enteredBy,
        String approvedBy,
        boolean fromAdvance,
        boolean isPayable,
        boolean advanced) {}
