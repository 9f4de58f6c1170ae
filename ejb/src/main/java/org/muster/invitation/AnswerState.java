package org.muster.invitation;

/** What the recipient answered. */
public enum AnswerState {
    PENDING,
    NOMINATED,
    DECLINED,
    /** The deadline passed without an answer. */
    EXPIRED
}
