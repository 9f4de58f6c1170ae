package org.muster.letter;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All that a mail says, for who asks whether it names somebody: its headers and those of its parts
 * in plain letters, the texts of its parts, and the bytes of what is no text. What is passed on
 * inside is such a part.
 */
public record MailWords(List<String> texts, List<byte[]> parts) {
    private static final int LARGEST_PART = 32 * 1024 * 1024;

    /** What it says as far as it can be read; of what is no mail, nothing. */
    public static MailWords of(byte[] raw) {
        var words = new MailWords(new ArrayList<>(), new ArrayList<>());
        try {
            var mail = OpenedMail.of(raw);
            words.texts.addAll(headers(mail.whole()));
            for (var leaf : mail.leaves()) {
                words.texts.addAll(headers(leaf));
                if (leaf.isMimeType("text/*")) {
                    words.texts.add(OpenedMail.text(leaf, LARGEST_PART));
                } else {
                    words.parts.add(OpenedMail.bytes(leaf, LARGEST_PART));
                }
            }
        } catch (MessagingException noMail) {
            return words;
        }
        return words;
    }

    private static List<String> headers(MimePart part) throws MessagingException {
        var headers = new ArrayList<String>();
        for (Header header : Collections.list(part.getAllHeaders())) {
            headers.add(OpenedMail.line(header.getValue()));
        }
        return headers;
    }
}
