package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.Language;

/** Bounces and answers come back to the addresses that are there for them. */
class SenderTest {

    @Test
    void bouncesGoToTheEnvelopesAddressAndAnswersToTheirs() throws Exception {
        var letter = sealed(address("bounces@muster.example"), address("answers@muster.example"));
        assertEquals("bounces@muster.example", letter.getFrom()[0].toString());
        assertTrue(text(letter).contains("\r\nReply-To: answers@muster.example\r\n"));
        assertTrue(text(letter).startsWith("From: capacity.building@muster.example\r\n"));
        assertFalse(text(letter).contains("bounces@muster.example"));
    }

    @Test
    void withoutAnAddressOfTheirOwnAnswersGoToTheSender() throws Exception {
        var sender = address("capacity.building@muster.example");
        assertFalse(text(sealed(sender, null)).contains("Reply-To"));
    }

    private static SealedLetter sealed(InternetAddress bounces, InternetAddress answers)
            throws MessagingException {
        var parcel =
                new Parcel(
                        LetterId.next(),
                        UUID.randomUUID(),
                        LetterPurpose.INVITATION,
                        1,
                        IncomingMailTest.LETTER,
                        Language.EN,
                        "focal.point@customs.example",
                        "Focal Point",
                        "FOCAL_POINT",
                        Language.EN);
        return SealedLetter.of(
                Session.getInstance(new Properties()),
                new Sender(address("capacity.building@muster.example"), bounces, answers),
                address("focal.point@customs.example"),
                parcel,
                new Printed("Invitation", "Dear colleague"));
    }

    private static InternetAddress address(String email) throws MessagingException {
        return new InternetAddress(email, true);
    }

    private static String text(SealedLetter letter) throws IOException {
        var out = new ByteArrayOutputStream();
        letter.writeTo(out, new String[0]);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
