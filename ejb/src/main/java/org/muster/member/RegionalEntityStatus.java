package org.muster.member;

/** Whether a regional entity works. */
public enum RegionalEntityStatus {
    PLANNED,
    OPERATIONAL,
    CLOSED
}
