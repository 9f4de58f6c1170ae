package org.muster.erasure;

import java.io.Serializable;
import java.time.Instant;

/** One erasure as lists show it; a person is named by id alone. */
public record ErasureSummary(
        ErasureId id,
        ErasureSubject subject,
        String eventCode,
        String reason,
        Erasure.State state,
        ErasurePlan told,
        String askedBy,
        Instant askedAt,
        String decidedBy)
        implements Serializable {}
