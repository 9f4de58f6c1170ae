package org.muster.invitation;

/** What became of one attempt to send one letter. */
record Outcome(InvitationId invitation, Kind kind, String detail) {

    enum Kind {
        /** The mail server accepted it. */
        SENT,
        /** The mail server refused it for now (4xx): later again. */
        LATER,
        /** The mail server refused it for good (5xx), or its address is none. */
        REFUSED,
        /** All of it was sent and no reply came: nobody can tell. */
        UNKNOWN,
        /** It certainly did not leave, and through no fault of its own. */
        NOT_SENT
    }

    Outcome {
        var clean = detail == null ? "" : detail.replaceAll("[\\p{Cntrl}]+", " ").strip();
        detail = clean.length() > 500 ? clean.substring(0, 500) : clean;
    }
}
