package org.muster.erasure;

import java.io.Serializable;
import java.time.Instant;

/**
 * One erasure as lists show it.
 *
 * @param label the event's code, or the name of a person who has one still
 */
public record ErasureSummary(
        ErasureId id,
        ErasureSubject subject,
        String label,
        String reason,
        Erasure.State state,
        ErasurePlan told,
        String askedBy,
        Instant askedAt,
        String decidedBy)
        implements Serializable {}
