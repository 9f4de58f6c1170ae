package org.muster.event;

/** What an event brought forth. */
public enum OutputKind {
    PLAN,
    REPORT,
    DECISION,
    ARTICLE,
    OTHER
}
