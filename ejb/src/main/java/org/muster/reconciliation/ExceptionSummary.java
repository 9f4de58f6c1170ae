package org.muster.reconciliation;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * An exception in the work list, with what it is about and the evidence.
 *
 * @param event where it belongs, or null where it belongs to no event
 * @param contribution where it belongs when it belongs to no event, or null
 * @param subjectKind what the subject is: PERSON, CLAIM, or another thing of Muster
 * @param person whom it is about, or null
 * @param otherName the other person it is about, blank where there is none
 * @param days how long ago it was opened
 * @param proposal what waits for a second person, or null
 * @param proposed the outcome that waits for a second person, or null
 */
public record ExceptionSummary(
        ExceptionId id,
        EventId event,
        String eventCode,
        UUID contribution,
        String agreementNo,
        Mismatch mismatch,
        String severity,
        String subjectKind,
        UUID subject,
        UUID person,
        String personName,
        String otherName,
        Money atRisk,
        Told evidence,
        CaseState state,
        Instant openedAt,
        int days,
        UUID proposal,
        CaseState proposed,
        String proposedBy)
        implements Serializable {

    public boolean isOpen() {
        return state == CaseState.OPEN;
    }

    /** Whether two people may still say what becomes of it. */
    public boolean isUnsettled() {
        return state.isUnsettled();
    }

    /** The event it belongs to, or the agreement, by what people call it. */
    public String where() {
        return event == null ? agreementNo : eventCode;
    }
}
