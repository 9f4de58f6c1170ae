package org.muster.operation;

import java.time.LocalDate;

/**
 * Which rows of the trail are asked for; what is null or blank does not narrow.
 *
 * @param actor a login
 * @param day a day in the organisation's zone
 */
public record AuditFilter(String actor, String subjectKind, String subjectId, LocalDate day) {

    public AuditFilter {
        actor = plain(actor);
        subjectKind = plain(subjectKind);
        subjectId = plain(subjectId);
    }

    /** Everything that was done to one subject. */
    public static AuditFilter of(String subjectKind, Object subjectId) {
        return new AuditFilter(null, subjectKind, subjectId.toString(), null);
    }

    private static String plain(String text) {
        return text == null ? "" : text.strip();
    }
}
