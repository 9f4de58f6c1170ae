package org.muster.event;

/**
 * How far an expert has come: the workshop makes a potential advisor, the field an accredited one.
 */
public enum AccreditationStage {
    APPLIED,
    PRE_SCREENED,
    WORKSHOP_ATTENDED,
    PRE_ACCREDITED,
    IN_FIELD_EVALUATED,
    ACCREDITED,
    REFRESH_DUE,
    CONVERTED,
    LAPSED,
    WITHDRAWN;

    /** Whether an event has to show for it. */
    boolean needsEvidence() {
        return this == WORKSHOP_ATTENDED || this == PRE_ACCREDITED || this == IN_FIELD_EVALUATED;
    }
}
