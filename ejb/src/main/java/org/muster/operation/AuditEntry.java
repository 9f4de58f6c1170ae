package org.muster.operation;

import java.time.Instant;

/** One change: who did what to which subject, at which real time; it carries ids and no names. */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String act,
        String subjectKind,
        String subjectId,
        String detail) {}
