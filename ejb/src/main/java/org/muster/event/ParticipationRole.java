package org.muster.event;

/**
 * In which part a person is at an event. Only participants count as beneficiaries; only they take
 * seats.
 */
public enum ParticipationRole {
    PARTICIPANT,
    EXPERT,
    FACILITATOR,
    OBSERVER,
    PARTNER,
    STAFF
}
