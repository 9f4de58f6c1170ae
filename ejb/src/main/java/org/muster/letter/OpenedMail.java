package org.muster.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * A mail from outside, taken apart. Anybody may have written it: parts, depth and lengths are
 * bounded, broken pieces are read as far as they go, and mails inside the mail are never opened as
 * if they were the mail itself.
 */
final class OpenedMail {
    /** As much of one text as anybody reads. */
    private static final int LONGEST_TEXT = 64 * 1024;

    private static final int LONGEST_HEADER = 8 * 1024;
    private static final int MOST_BOUNDARIES = 2_000;
    private static final int MOST_LEAVES = 100;
    private static final int DEEPEST = 10;
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private final MimeMessage message;
    private final List<MimePart> leaves = new ArrayList<>();

    private OpenedMail(MimeMessage message) {
        this.message = message;
    }

    /**
     * Takes a mail apart.
     *
     * @throws MessagingException when it is none, or has more parts than a mail has
     */
    static OpenedMail of(byte[] raw) throws MessagingException {
        if (boundaries(raw) > MOST_BOUNDARIES) {
            throw new MessagingException("More parts than a mail has");
        }
        var opened =
                new OpenedMail(new MimeMessage(NO_SESSION, new SharedByteArrayInputStream(raw)));
        opened.collect(opened.message, 0);
        return opened;
    }

    /** Lines that may separate parts: the parser makes objects of all of them at once. */
    private static int boundaries(byte[] raw) {
        var found = 0;
        for (var at = 0; at + 1 < raw.length; at++) {
            if (raw[at] == '-' && raw[at + 1] == '-' && (at == 0 || isLineEnd(raw[at - 1]))) {
                found++;
            }
        }
        return found;
    }

    private static boolean isLineEnd(byte octet) {
        return octet == '\n' || octet == '\r';
    }

    private void collect(MimePart part, int depth) throws MessagingException {
        if (leaves.size() >= MOST_LEAVES) {
            return;
        }
        if (depth < DEEPEST && part.isMimeType("multipart/*")) {
            for (var child : children(part)) {
                collect(child, depth + 1);
            }
        } else {
            leaves.add(part);
        }
    }

    /** The parts of a part; a mail cut off before its first part has none. */
    private static List<MimePart> children(MimePart part) {
        var children = new ArrayList<MimePart>();
        try {
            var parts = new MimeMultipart(new MimePartDataSource(part));
            for (var i = 0; i < parts.getCount(); i++) {
                if (parts.getBodyPart(i) instanceof MimePart child) {
                    children.add(child);
                }
            }
        } catch (MessagingException cutOff) {
            return children;
        }
        return children;
    }

    /** The decoded values of a header, bounded and in one line each. */
    List<String> headers(String name) throws MessagingException {
        var values = message.getHeader(name);
        return values == null
                ? List.of()
                : Arrays.stream(values).limit(20).map(OpenedMail::line).toList();
    }

    /** The first value of a header; empty without one. */
    String header(String name) throws MessagingException {
        var values = headers(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** A header's value in plain letters and one line, bounded. */
    static String line(String value) {
        var bounded = value.length() > LONGEST_HEADER ? value.substring(0, LONGEST_HEADER) : value;
        var unfolded = bounded.replaceAll("[\\r\\n]+[ \\t]*", " ");
        try {
            return MimeUtility.decodeText(unfolded).replaceAll("\\p{Cntrl}+", " ").strip();
        } catch (UnsupportedEncodingException unknown) {
            return unfolded.replaceAll("\\p{Cntrl}+", " ").strip();
        }
    }

    /** Who wrote, as an address in lower case; empty where the header names nobody. */
    String author() throws MessagingException {
        var from = header("From");
        try {
            var addresses = InternetAddress.parseHeader(from, false);
            return addresses.length == 0 || addresses[0].getAddress() == null
                    ? ""
                    : addresses[0].getAddress().toLowerCase(Locale.ROOT);
        } catch (AddressException none) {
            return "";
        }
    }

    boolean isOfType(String type) throws MessagingException {
        return message.isMimeType(type);
    }

    /** A parameter of the mail's own content type, in lower case; empty without it. */
    String parameter(String name) throws MessagingException {
        try {
            var value = new ContentType(message.getContentType()).getParameter(name);
            return value == null ? "" : value.toLowerCase(Locale.ROOT);
        } catch (jakarta.mail.internet.ParseException broken) {
            return "";
        }
    }

    /** What the first part of one of these types says; empty without one. */
    String content(String... types) throws MessagingException {
        for (var leaf : leaves) {
            for (var type : types) {
                if (leaf.isMimeType(type)) {
                    return text(leaf);
                }
            }
        }
        return "";
    }

    /** The mail's own words: its plain text, or what is left of its HTML. */
    String text() throws MessagingException {
        var plain = new StringBuilder();
        for (var leaf : leaves) {
            if (leaf.isMimeType("text/plain") && !isAttached(leaf)) {
                plain.append(text(leaf)).append('\n');
            }
        }
        var words = plain.isEmpty() ? withoutMarkup(content("text/html")) : plain.toString();
        var printable = words.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
        return printable.length() > LONGEST_TEXT ? printable.substring(0, LONGEST_TEXT) : printable;
    }

    private static String withoutMarkup(String html) {
        return html.replaceAll("(?i)<(?:br|/p|/div|/tr)[^<>]*>", "\n")
                .replaceAll("<[^<>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    /** The parts that are not the mail's own words, in their order. */
    List<MimePart> attachments() throws MessagingException {
        var attached = new ArrayList<MimePart>();
        for (var leaf : leaves) {
            if (leaf != message && (isAttached(leaf) || !leaf.isMimeType("text/*"))) {
                attached.add(leaf);
            }
        }
        return attached;
    }

    private static boolean isAttached(MimePart leaf) {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(leaf.getDisposition());
        } catch (MessagingException broken) {
            return true;
        }
    }

    private static String text(MimePart part) {
        return text(part, LONGEST_TEXT);
    }

    /** A part's text in the charset that it names, as far as it can be decoded. */
    static String text(MimePart part, int most) {
        return new String(bytes(part, most), charset(part));
    }

    /** The mail itself, as the part that holds all others. */
    MimePart whole() {
        return message;
    }

    /** The parts that hold no parts, in their order; what is passed on is one of them. */
    List<MimePart> leaves() {
        return List.copyOf(leaves);
    }

    /** A part's decoded bytes, as far as they can be decoded. */
    static byte[] bytes(MimePart part, int most) {
        var out = new ByteArrayOutputStream();
        try (InputStream in = part.getInputStream()) {
            var buffer = new byte[4096];
            var read = in.read(buffer);
            while (read > 0 && out.size() < most) {
                out.write(buffer, 0, Math.min(read, most - out.size()));
                read = in.read(buffer);
            }
        } catch (IOException | MessagingException broken) {
            // What was decoded before the break is all there is.
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    private static Charset charset(MimePart part) {
        try {
            var named = new ContentType(part.getContentType()).getParameter("charset");
            return named == null
                    ? StandardCharsets.UTF_8
                    : Charset.forName(MimeUtility.javaCharset(named));
        } catch (MessagingException | IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
