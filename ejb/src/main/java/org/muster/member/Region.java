package org.muster.member;

/** The six regions, each with an elected Vice-Chair and a regional office. */
public enum Region {
    /** Americas and Caribbean. */
    AMS,
    /** Europe. */
    EUR,
    /** Asia/Pacific. */
    AP,
    /** North of Africa, Near and Middle East. */
    MENA,
    /** East and Southern Africa. */
    ESA,
    /** West and Central Africa. */
    WCA
}
