package org.muster.letter;

/** What somebody did about a letter that came back. */
public enum Remedy {
    /** Another letter went to the Director General's office. */
    OFFICE,
    /** It was sent once more, to an address put right. */
    SENT_ANEW,
    /** Something else, such as a telephone call. */
    BY_HAND
}
