package org.muster.funding;

import java.time.LocalDate;
import org.muster.shared.Money;

/**
 * A cash document as lists show it.
 *
 * @param eventCode the event an advance is for, or null
 * @param instalmentDue when the instalment is due that went back, or null
 * @param banked what the bank moved, or null where it moved the amount itself
 * @param decidedBy who approved or refused it, or null while it waits
 */
public record CashDocumentSummary(
        CashDocumentId id,
        CashDocument.Kind kind,
        String eventCode,
        LocalDate instalmentDue,
        String counterparty,
        String reference,
        LocalDate on,
        Money amount,
        Money banked,
        CashDocument.State state,
        String enteredBy,
        String decidedBy) {}
