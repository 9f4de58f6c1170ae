package org.muster.advance;

/** How many days ago an advance was to be settled by, as the list parts them. */
public enum AdvanceAge {
    NOT_DUE,
    UP_TO_30,
    UP_TO_60,
    UP_TO_90,
    OVER_90
}
