package org.muster.event;

/**
 * How many take part in an event. Administrations are those with a confirmed participant:
 * observers, partners and staff do not count.
 */
public record EventFigures(
        long administrations, long participants, long sponsored, long selfFunded, long others) {}
