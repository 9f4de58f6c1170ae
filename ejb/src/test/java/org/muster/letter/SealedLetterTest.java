package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.Language;

/** What arrives is what was printed, whatever stands in it. */
class SealedLetterTest {
    private static final Session SESSION = Session.getInstance(new Properties());

    @Test
    void noSubjectStartsAHeader() throws Exception {
        var message =
                sealed(Language.EN, new Printed("For Alpha Bcc: thief@evil.example", "Hello"));
        assertEquals(null, message.getHeader("Bcc"));
        assertEquals("For Alpha Bcc: thief@evil.example", message.getSubject());
        assertEquals(1, message.getHeader("Subject").length);
    }

    @Test
    void anAddressWithALineBreakIsRefused() {
        for (var address :
                new String[] {
                    "a@b.example\r\nRCPT TO:<c@d.example>",
                    "a b@c.example",
                    "nobody",
                    "",
                    null,
                    "a@b.example,c@d.example"
                }) {
            assertThrows(MessagingException.class, () -> SealedLetter.address(address, "A"));
        }
    }

    @Test
    void everyLanguageArrivesAsItWasWritten() throws Exception {
        for (var language : Language.values()) {
            var message =
                    sealed(
                            language,
                            new Printed(
                                    "Приглашение à l’événement 邀请函",
                                    "Уважаемый Türkiye\n.\nصباح الخير L"));
            assertEquals("Приглашение à l’événement 邀请函", message.getSubject());
            assertEquals("Уважаемый Türkiye\r\n.\r\nصباح الخير L", message.getContent().toString());
            assertEquals(language.code(), message.getHeader("Content-Language")[0]);
            assertEquals("auto-generated", message.getHeader("Auto-Submitted")[0]);
        }
    }

    @Test
    void aCalendarsPartStandsBesideTheTextAndTheLetterIsAttached() throws Exception {
        var calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
        var type = "text/calendar; method=REQUEST; charset=UTF-8";
        var pdf = new byte[] {'%', 'P', 'D', 'F', 0, -1, 13, 10};
        var enclosed =
                List.of(
                        new Enclosure("event.ics", type, calendar),
                        new Enclosure("letter.pdf", "application/pdf", pdf));
        for (var language : List.of(Language.EN, Language.ZH)) {
            var message = sealed(language, new Printed("Place", "Dear Ada =_text", enclosed));
            var parts = (Multipart) message.getContent();
            var shown = (Multipart) parts.getBodyPart(0).getContent();
            assertEquals("Dear Ada =_text", shown.getBodyPart(0).getContent().toString());
            assertEquals(
                    "REQUEST",
                    new ContentType(shown.getBodyPart(1).getContentType()).getParameter("method"));
            assertArrayEquals(calendar, shown.getBodyPart(1).getInputStream().readAllBytes());
            assertEquals("letter.pdf", parts.getBodyPart(1).getFileName());
            assertArrayEquals(pdf, parts.getBodyPart(1).getInputStream().readAllBytes());
        }
    }

    @Test
    void aLetterWhoseEnclosureCannotBeMadeIsNotSent() {
        var broken =
                new Enclosure(
                        "letter.pdf",
                        "application/pdf",
                        () -> {
                            throw new IllegalStateException("No font");
                        });
        var refused =
                assertThrows(
                        MessagingException.class,
                        () -> sealed(Language.EN, new Printed("Place", "Hello", List.of(broken))));
        assertTrue(refused.getMessage().contains("No font"), refused.getMessage());
    }

    @Test
    void aLongSubjectArrivesWholeInShortLines() throws Exception {
        var subject = "邀请函 — Приглашение 🇹🇭 ".repeat(9).strip();
        var message = sealed(Language.ZH, new Printed(subject, "您好"));
        assertEquals(subject, message.getSubject());
        for (var line : message.getHeader("Subject")[0].split("\r\n")) {
            assertTrue(line.length() <= 78, line);
        }
    }

    @Test
    void everyLineBreakArrivesAsOne() throws Exception {
        var message = sealed(Language.EN, new Printed("S", "a\nb\r\nc\rd\n"));
        assertEquals("a\r\nb\r\nc\r\nd\r\n", message.getContent().toString());
    }

    private static MimeMessage sealed(Language language, Printed printed) throws Exception {
        var out = new ByteArrayOutputStream();
        var parcel =
                new Parcel(
                        LetterId.next(),
                        UUID.randomUUID(),
                        LetterPurpose.INVITATION,
                        1,
                        "<1@muster.example>",
                        language,
                        "dg@alpha.example",
                        "Ada Alpha",
                        "FOCAL_POINT",
                        language);
        SealedLetter.of(
                        SESSION,
                        new Sender(
                                SealedLetter.address("office@muster.example", "Muster"),
                                SealedLetter.address("office@muster.example", ""),
                                null),
                        new InternetAddress("dg@alpha.example"),
                        parcel,
                        printed)
                .writeTo(out, null);
        return new MimeMessage(SESSION, new ByteArrayInputStream(out.toByteArray()));
    }
}
