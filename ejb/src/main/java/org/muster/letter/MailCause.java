package org.muster.letter;

import java.util.regex.Pattern;

/**
 * Why a letter did not arrive, as far as anybody can act on it; read from the enhanced status code
 * (RFC 3463) and, where a mail server gives none, from its words.
 */
public enum MailCause {
    /** Nobody has this address, or not any more: write to somebody else. */
    NO_SUCH_ADDRESS,
    /** The mailbox is full; somebody may empty it. */
    MAILBOX_FULL,
    /** The other side does not want it: a rule, a list, a filter. */
    POLICY,
    /** The other side's server was not reached. */
    NOT_REACHED,
    OTHER;

    private static final Pattern CODE =
            Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\d|\\.\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\w.])([45])[0-5]\\d(?![\\w.])");
    private static final Pattern FULL =
            words(
                    "mailbox[^.\\n]{0,30}full|quota|over its limit|insufficient storage|"
                            + "out of storage|exceeded[^.\\n]{0,20}(?:storage|space)");
    private static final Pattern NOBODY =
            words(
                    "user unknown|unknown user|no such (?:user|mailbox|recipient|address)|"
                            + "no mailbox|does not exist|doesn't have|not a valid recipient|"
                            + "invalid recipient|recipient not found|unrouteable address|"
                            + "mailbox (?:unavailable|not found)|account[^.\\n]{0,30}disabled|"
                            + "does not like recipient|no longer (?:available|valid|in use)");
    private static final Pattern REFUSED =
            words(
                    "spam|polic(?:y|ies)|black ?list|block ?list|blocked|denied|dmarc|\\bspf\\b|"
                            + "\\bdkim\\b|reputation|not authori[sz]ed|prohibited");
    private static final Pattern AWAY =
            words(
                    "timed? ?out|connection refused|could ?n[o']t (?:connect|be reached|establish)|"
                            + "host (?:unknown|not found)|no route|unable to (?:connect|resolve)|"
                            + "domain[^.\\n]{0,20}not found|retry time");

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }

    /** The cause that an enhanced status code stands for. */
    public static MailCause of(String status) {
        var code = CODE.matcher(status);
        if (!code.find()) {
            return OTHER;
        }
        if (isMailboxFull(status)) {
            return MAILBOX_FULL;
        }
        return switch (code.group(2)) {
            case "1" -> NO_SUCH_ADDRESS;
            case "2" -> code.group(3).equals("1") ? NO_SUCH_ADDRESS : OTHER;
            case "4" -> NOT_REACHED;
            case "7" -> POLICY;
            default -> OTHER;
        };
    }

    /** A full mailbox counts as a delay, whichever way its server looks at it. */
    static boolean isMailboxFull(String status) {
        return status.endsWith(".2.2");
    }

    /** The code given; where it says nothing in particular, the one among the words, or theirs. */
    static String status(String given, String words) {
        var own = first(given);
        if (!own.isEmpty() && !own.endsWith(".0.0")) {
            return own;
        }
        var said = first(words);
        if (!said.isEmpty() && !said.endsWith(".0.0")) {
            return said;
        }
        var general = own.isEmpty() ? said : own;
        return meant(words, general.isEmpty() ? replyClass(words) : general.substring(0, 1));
    }

    private static String meant(String words, String digit) {
        if (digit.isEmpty()) {
            return "";
        }
        if (FULL.matcher(words).find()) {
            return digit + ".2.2";
        }
        if (NOBODY.matcher(words).find()) {
            return digit + ".1.1";
        }
        if (REFUSED.matcher(words).find()) {
            return digit + ".7.1";
        }
        return digit + (AWAY.matcher(words).find() ? ".4.1" : ".0.0");
    }

    private static String replyClass(String words) {
        var reply = REPLY.matcher(words);
        if (reply.find()) {
            return reply.group(1);
        }
        var known = FULL.matcher(words).find() || NOBODY.matcher(words).find();
        return known || AWAY.matcher(words).find() ? "5" : "";
    }

    /** Whether a code of any kind stands in the text. */
    static boolean isCoded(String text) {
        return CODE.matcher(text).find() || REPLY.matcher(text).find();
    }

    private static String first(String text) {
        var code = CODE.matcher(text);
        return code.find() ? code.group() : "";
    }
}
