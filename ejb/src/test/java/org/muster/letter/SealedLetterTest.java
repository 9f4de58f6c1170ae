package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
                        "FOCAL_POINT");
        SealedLetter.of(
                        SESSION,
                        SealedLetter.address("office@muster.example", "Muster"),
                        new InternetAddress("dg@alpha.example"),
                        parcel,
                        printed)
                .writeTo(out, null);
        return new MimeMessage(SESSION, new ByteArrayInputStream(out.toByteArray()));
    }
}
