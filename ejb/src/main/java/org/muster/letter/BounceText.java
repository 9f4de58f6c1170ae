package org.muster.letter;

import jakarta.mail.MessagingException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A bounce in a mail server's own prose, as qmail, Exim and some large providers write it. Only a
 * mail server's prose is read so: a person who quotes it has answered.
 */
record BounceText(boolean delayed, String status, String words, String remote, Set<String> to) {
    private static final Pattern DAEMON =
            Pattern.compile(
                    "(?:mailer-?daemon|mail-?daemon|mdaemon|postmaster|mail[._-]?delivery"
                            + "(?:[._-]?(?:subsystem|system))?|mailerdaemon)(?:@.*)?");
    private static final Pattern ABOUT =
            Pattern.compile(
                    "undeliver|delivery (?:status|failure|failed|has failed|delayed|problem)|"
                            + "mail delivery|returned mail|failure notice|returning message",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ANSWER =
            Pattern.compile("\\s*(?:re|aw|sv|fw|fwd|wg|tr|rv|回复|答复|отв|ответ|رد)\\s*[:：].*");
    private static final Pattern WAITS =
            Pattern.compile(
                    "delay|not yet been delivered|will (?:keep trying|retry|be retried|continue)|"
                            + "still trying|(?:do not|don't) need to (?:do|resend)|"
                            + "temporary (?:problem|failure|error)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern GIVES_UP =
            Pattern.compile(
                    "permanent|giv(?:ing|en) up|could not be delivered|undeliverable|"
                            + "delivery (?:has )?failed|(?:unable|wasn't able|not able) to deliver",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern COPY =
            Pattern.compile(
                    "(?im)^[ \\t]*-{2,}.{0,20}\\b(?:copy|below|original|message header).{0,80}$");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?i)\\b(?:host|talking to|server|from|by) "
                            + "((?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24})\\b");
    private static final Pattern TRIED =
            Pattern.compile(
                    "(?m)^[ \\t]{0,8}<?([^\\s<>\"(),:;@]{1,64}@[^\\s<>\"(),:;@]{1,255})>?:?[ \\t]*$");

    /** Reads the mail as such a bounce; null when it is none. */
    static BounceText read(OpenedMail mail) throws MessagingException {
        if (!isFromMailServer(mail)) {
            return null;
        }
        var own = own(mail.text());
        var words = diagnosis(own);
        var status = MailCause.status("", words.isEmpty() ? own : words);
        var waits = WAITS.matcher(own).find() && !GIVES_UP.matcher(own).find();
        if (status.isEmpty() && !waits && !GIVES_UP.matcher(own).find()) {
            return null;
        }
        var host = HOST.matcher(own);
        return new BounceText(
                waits, status, words, host.find() ? host.group(1) : "", tried(mail, own));
    }

    /** A person's answer is never from a mail server, whatever it quotes. */
    private static boolean isFromMailServer(OpenedMail mail) throws MessagingException {
        var subject = mail.header("Subject");
        if (ANSWER.matcher(subject.toLowerCase(Locale.ROOT)).matches()) {
            return false;
        }
        if (DAEMON.matcher(mail.author()).matches()
                || !mail.header("X-Failed-Recipients").isEmpty()) {
            return true;
        }
        return mail.header("Return-Path").equals("<>") && ABOUT.matcher(subject).find();
    }

    /** What the server says itself: before the copy of the letter, and without quoted lines. */
    private static String own(String text) {
        var copy = COPY.matcher(text);
        var before = copy.find() ? text.substring(0, copy.start()) : text;
        return before.replaceAll("(?m)^>.*$", "");
    }

    /** The first paragraph that holds a code, else the one after the address. */
    private static String diagnosis(String own) {
        var paragraphs = List.of(own.split("\\n[ \\t]*\\n", 100));
        for (var paragraph : paragraphs) {
            if (MailCause.isCoded(paragraph)) {
                return withoutAddressLine(paragraph);
            }
        }
        for (var paragraph : paragraphs) {
            if (TRIED.matcher(paragraph).find()) {
                return withoutAddressLine(paragraph);
            }
        }
        return "";
    }

    private static String withoutAddressLine(String paragraph) {
        return TRIED.matcher(paragraph).replaceAll("").strip();
    }

    private static Set<String> tried(OpenedMail mail, String own) throws MessagingException {
        var addresses = new LinkedHashSet<String>();
        for (var failed : mail.header("X-Failed-Recipients").split(",")) {
            if (failed.contains("@")) {
                addresses.add(failed.strip().toLowerCase(Locale.ROOT));
            }
        }
        TRIED.matcher(own)
                .results()
                .limit(10)
                .forEach(found -> addresses.add(found.group(1).toLowerCase(Locale.ROOT)));
        return addresses;
    }
}
