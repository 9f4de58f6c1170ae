package org.muster.event;

/**
 * Which participants a list shows; null means every one.
 *
 * @param text the beginning of a name, or a Member's code
 */
public record ParticipantFilter(String text, ParticipationRole role, ParticipationStatus status) {
    public static final ParticipantFilter ALL = new ParticipantFilter(null, null, null);
}
