package org.muster.event;

/** What an organisation does for an event. */
public enum OrganiserPart {
    ORGANISER,
    CO_ORGANISER,
    HOST
}
