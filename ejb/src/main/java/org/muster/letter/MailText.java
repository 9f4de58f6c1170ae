package org.muster.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody answered, to be read: plain text alone, and the names of what is attached.
 *
 * @param attachments their names, in the order they are numbered, from 0
 */
public record MailText(String from, String subject, String text, List<String> attachments) {
    private static final int LONGEST_NAME = 120;

    /** One attachment, as it is handed out: its bytes, and a name no system trips over. */
    public record Attachment(String name, byte[] content) {}

    static MailText read(byte[] raw) {
        try {
            var mail = OpenedMail.of(raw);
            var names = new ArrayList<String>();
            for (var part : mail.attachments()) {
                names.add(name(part, names.size()));
            }
            return new MailText(mail.header("From"), mail.header("Subject"), mail.text(), names);
        } catch (MessagingException unreadable) {
            return new MailText("", "", "", List.of());
        }
    }

    static Attachment attachment(byte[] raw, int number) {
        try {
            var parts = OpenedMail.of(raw).attachments();
            if (number >= 0 && number < parts.size()) {
                var part = parts.get(number);
                return new Attachment(name(part, number), OpenedMail.bytes(part, raw.length));
            }
        } catch (MessagingException unreadable) {
            return null;
        }
        return null;
    }

    private static String name(MimePart part, int number) {
        String given;
        try {
            given = part.getFileName();
        } catch (MessagingException broken) {
            given = null;
        }
        var name = given == null ? "" : given.replaceAll("[^\\p{L}\\p{N}._ -]+", "_").strip();
        name = name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
        return name.matches("[._ -]*") ? "attachment-" + (number + 1) : name;
    }
}
