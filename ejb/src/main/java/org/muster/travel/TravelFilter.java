package org.muster.travel;

/** Which travellers a list shows. */
public enum TravelFilter {
    ALL,
    /** Something is not told yet. */
    MISSING,
    /** A letter for a visa is needed. */
    VISA
}
