package org.muster.allowance;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A version of a scheme as people read it.
 *
 * @param from the first day an event may begin on to be paid by it
 * @param to the last such day; null where none is known
 * @param approvedBy null while it is a draft, as is the moment
 */
public record SchemeSummary(
        SchemeVersionId id,
        String code,
        int number,
        String title,
        SchemeTerms terms,
        LocalDate from,
        LocalDate to,
        SchemeVersion.State state,
        String enteredBy,
        Instant enteredAt,
        String approvedBy,
        Instant approvedAt)
        implements Serializable {

    public boolean isApproved() {
        return state == SchemeVersion.State.APPROVED;
    }
}
