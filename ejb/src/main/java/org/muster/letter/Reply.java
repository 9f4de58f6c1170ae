package org.muster.letter;

import java.util.regex.Pattern;

/**
 * A mail server's refusal: the three digits of RFC 5321 and, where there is one, the enhanced
 * status code of RFC 3463, which is the more exact of the two and therefore decides.
 *
 * @param code from 400 to 599, or 0 where nothing was said
 */
record Reply(int code, String text) {
    /** The server is about to close: it says nothing about the letter. */
    static final int CLOSING = 421;

    private static final Pattern ENHANCED =
            Pattern.compile("\\b\\d{3}[ -]([45])\\.\\d{1,3}\\.\\d{1,3}\\b");

    boolean isMissing() {
        return code < 400;
    }

    boolean isClosing() {
        return code == CLOSING;
    }

    /** Whether trying again later may help. */
    boolean isForNow() {
        var enhanced = ENHANCED.matcher(text == null ? "" : text);
        return enhanced.find() ? enhanced.group(1).equals("4") : code < 500;
    }
}
