package org.muster.erasure;

/** Whose names go: one person's, those of all who had to do with an event, or all that are due. */
public enum Whose {
    PERSON,
    EVENT,
    DUE
}
