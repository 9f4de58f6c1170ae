package org.muster.matching;

/** How a bank entry stands: each is open, matched to a posting, or declared to be none of ours. */
public enum EntryState {
    OPEN,
    /** Declared other by one person; open until a second one says so too. */
    ASKED,
    MATCHED,
    OTHER
}
