package org.muster.event;

/**
 * An event that people have in their calendars is at another time or place; observed in the same
 * transaction, so that they are told of it or it did not move.
 *
 * @param sequence its calendar sequence from now on
 */
public record EventMoved(EventId event, int sequence) {}
