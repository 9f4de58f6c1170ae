package org.muster.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.muster.shared.Language;

/**
 * A letter as bytes, ready for the wire, and how much of it the wire took: until its last byte is
 * written the mail server cannot have accepted it.
 */
final class SealedLetter extends MimeMessage {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int LONGEST_WORD = 45; // bytes: an encoded word has at most 75 characters

    private final byte[] bytes;
    private boolean wholeOnTheWire;

    private SealedLetter(Session session, InternetAddress bounces, byte[] bytes)
            throws MessagingException {
        super(session);
        this.bytes = bytes;
        // The transport puts it on the envelope; what the letter itself says is in the bytes.
        setFrom(bounces);
    }

    /**
     * Seals a letter.
     *
     * @throws MessagingException when an address is none, or would start a header of its own
     */
    static SealedLetter of(
            Session session, Sender sender, InternetAddress to, Parcel parcel, Printed printed)
            throws MessagingException {
        try {
            var out = new ByteArrayOutputStream(4096);
            var head =
                    "From: "
                            + sender.from()
                            + (sender.answers() == null ? "" : "\r\nReply-To: " + sender.answers())
                            + "\r\nTo: "
                            + to
                            + "\r\nSubject: "
                            + words(printed.subject())
                            + "\r\nMessage-ID: "
                            + parcel.messageId()
                            + "\r\nDate: "
                            + DATE.format(Instant.now().atOffset(ZoneOffset.UTC))
                            + "\r\nMIME-Version: 1.0"
                            + "\r\nContent-Language: "
                            + parcel.language().code()
                            + "\r\nAuto-Submitted: auto-generated\r\n";
            write(out, head);
            content(session, out, parcel.language(), printed);
            return new SealedLetter(session, sender.bounces(), out.toByteArray());
        } catch (IOException never) {
            throw new MessagingException("A letter in memory cannot be written", never);
        }
    }

    /** The text, or a text with what is enclosed; no encoded content holds a boundary's "=_". */
    private static void content(
            Session session, OutputStream out, Language language, Printed printed)
            throws MessagingException, IOException {
        if (printed.enclosures().isEmpty()) {
            text(session, out, language, printed.body());
            return;
        }
        write(out, "Content-Type: multipart/mixed; boundary=\"=_letter\"\r\n\r\n");
        write(
                out,
                "--=_letter\r\nContent-Type: multipart/alternative; boundary=\"=_text\"\r\n\r\n");
        write(out, "--=_text\r\n");
        text(session, out, language, printed.body());
        for (var enclosure : printed.enclosures()) {
            if (enclosure.isCalendar()) {
                write(out, "\r\n--=_text\r\nContent-Type: " + enclosure.type() + "\r\n");
                base64(out, made(enclosure));
            }
        }
        write(out, "\r\n--=_text--\r\n");
        for (var enclosure : printed.enclosures()) {
            if (!enclosure.isCalendar()) {
                write(out, "\r\n--=_letter\r\nContent-Type: " + enclosure.type());
                write(
                        out,
                        "; name=\"" + enclosure.name() + "\"\r\nContent-Disposition: attachment");
                write(out, "; filename=\"" + enclosure.name() + "\"\r\n");
                base64(out, made(enclosure));
            }
        }
        write(out, "\r\n--=_letter--\r\n");
    }

    /** What cannot be made is its own letter's trouble and stops no other. */
    private static byte[] made(Enclosure enclosure) throws MessagingException {
        try {
            return enclosure.content();
        } catch (RuntimeException broken) {
            throw new MessagingException(enclosure.name() + " cannot be made: " + broken, broken);
        }
    }

    private static void text(Session session, OutputStream out, Language language, String body)
            throws IOException {
        write(out, "Content-Type: text/plain; charset=UTF-8\r\n");
        var text = lines(body).getBytes(StandardCharsets.UTF_8);
        if (!isLatin(language)) {
            base64(out, text);
            return;
        }
        write(out, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        // The session knows its provider; MimeUtility looks for one in every jar, letter by letter.
        var encoder = session.getStreamProvider().outputQP(out);
        encoder.write(text);
        encoder.flush();
    }

    private static void base64(OutputStream out, byte[] content) throws IOException {
        write(out, "Content-Transfer-Encoding: base64\r\n\r\n");
        out.write(Base64.getMimeEncoder().encode(content));
    }

    private static void write(OutputStream out, String ascii) throws IOException {
        out.write(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static String lines(String body) {
        return body.lines().collect(Collectors.joining("\r\n"))
                + (body.endsWith("\n") ? "\r\n" : "");
    }

    /** A header's text: as it is, or in encoded words of whole characters, one a line. */
    private static String words(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return MimeUtility.fold(9, text);
        }
        var words = new StringJoiner("\r\n ");
        var word = new StringBuilder();
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var next = Character.toString(text.codePointAt(at));
            if ((word + next).getBytes(StandardCharsets.UTF_8).length > LONGEST_WORD) {
                words.add(word(word));
                word.setLength(0);
            }
            word.append(next);
        }
        return words.add(word(word)).toString();
    }

    private static String word(CharSequence text) {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /**
     * The address, with the name in front of it encoded; anything that is no address is refused.
     */
    static InternetAddress address(String email, String name) throws MessagingException {
        if (email == null || email.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new MessagingException("Not an address letters can be sent to");
        }
        var address = new InternetAddress(email, true);
        try {
            address.setPersonal(name.replaceAll("\\p{Cntrl}+", " "), "UTF-8");
        } catch (java.io.UnsupportedEncodingException never) {
            throw new MessagingException("UTF-8 is unknown", never);
        }
        return address;
    }

    private static boolean isLatin(Language language) {
        return switch (language) {
            case EN, FR, ES -> true;
            case RU, AR, ZH -> false;
        };
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
        out.write(bytes);
        wholeOnTheWire = true;
    }

    boolean isWholeOnTheWire() {
        return wholeOnTheWire;
    }
}
