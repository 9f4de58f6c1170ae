package org.muster.member;

/** The four sub-regions of Asia/Pacific; the other regions have none. */
public enum SubRegion {
    SUB_CONTINENT,
    FAR_EAST,
    ASEAN,
    OCEANIA
}
