package org.muster.member;

/** United Nations lists that donors ask about; who is on them changes with the years. */
public enum Classification {
    /** Least developed country. */
    LDC,
    /** Small island developing State. */
    SIDS,
    /** Landlocked developing country. */
    LLDC
}
