package org.muster.member;

/** What a regional entity is for. */
public enum RegionalEntityType {
    /** Regional office for capacity building. */
    ROCB,
    /** Regional training centre. */
    RTC,
    /** Regional intelligence liaison office. */
    RILO,
    /** Regional customs laboratory. */
    RCL,
    /** Regional dog training centre. */
    RDTC,
    /** Office of the region's Vice-Chair. */
    VICE_CHAIR
}
