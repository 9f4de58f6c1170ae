package org.muster.event;

/** Whether a person's part still holds. */
public enum ParticipationStatus {
    CONFIRMED,
    WITHDRAWN
}
