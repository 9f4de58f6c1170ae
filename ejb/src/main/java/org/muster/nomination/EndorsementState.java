package org.muster.nomination;

/** Whether the Member stands behind an officer, where the campaign asks for that. */
public enum EndorsementState {
    /** Not said yet. */
    PENDING,
    /** By the Director General's office, or another focal point that staff named. */
    ENDORSED,
    /** The Member does not stand behind the officer. */
    WITHHELD
}
