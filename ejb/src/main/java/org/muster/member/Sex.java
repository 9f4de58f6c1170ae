package org.muster.member;

/** As a person stated it, for the share of women that donors ask about; may be unknown. */
public enum Sex {
    F,
    M,
    X
}
