package org.muster.letter;

/** What became of one attempt to send one letter. */
record Outcome(LetterId letter, Kind kind, String detail, Withheld why) {

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
        NOT_SENT,
        /** It was not its turn yet when its sender stopped. */
        UNTRIED,
        /** It must not go any more, which was found out when it was printed. */
        WITHHELD
    }

    Outcome {
        detail = MailServerWords.cleaned(detail);
    }

    Outcome(LetterId letter, Kind kind, String detail) {
        this(letter, kind, detail, null);
    }

    /** Whether the mail server was asked, or should have been. */
    boolean isAttempt() {
        return kind != Kind.UNTRIED && kind != Kind.WITHHELD;
    }

    static Outcome untried(LetterId letter) {
        return new Outcome(letter, Kind.UNTRIED, "");
    }

    static Outcome withheld(LetterId letter, Withheld why) {
        return new Outcome(letter, Kind.WITHHELD, "", why);
    }
}
