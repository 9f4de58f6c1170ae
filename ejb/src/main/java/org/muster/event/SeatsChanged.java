package org.muster.event;

/**
 * An event offers other numbers of seats than before; observed in the same transaction, so that
 * whoever waits for one is asked at once.
 */
public record SeatsChanged(EventId event) {}
