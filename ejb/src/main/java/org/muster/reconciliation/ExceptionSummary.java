package org.muster.reconciliation;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Money;

/** An exception in the work list, with the person it is about and the evidence. */
public record ExceptionSummary(
        ExceptionId id,
        EventId event,
        String eventCode,
        Mismatch mismatch,
        String severity,
        String subjectKind,
        UUID subject,
        UUID person,
        String personName,
        Money atRisk,
        String evidence,
        CaseState state,
        Instant openedAt)
        implements Serializable {

    public boolean isOpen() {
        return state == CaseState.OPEN;
    }
}
