package org.muster.event;

/**
 * An event was cancelled; observed in the same transaction, so that whatever still announces it is
 * held back.
 */
public record EventCalledOff(EventId event) {}
