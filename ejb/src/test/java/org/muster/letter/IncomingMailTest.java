package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A letter came back only where a mail server says so, in whatever way it says it. */
class IncomingMailTest {
    static final String LETTER = "<0190a6b2-7c1e-7d10-8a55-3f2f9d1c0001@muster.example>";

    @ParameterizedTest
    @CsvSource({
        "postfix-failed, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, mx.customs.example, User unknown",
        "postfix-delayed, SOFT_BOUNCE, 4.4.1, NOT_REACHED, mx.customs.example, timed out",
        "postfix-expired, HARD_BOUNCE, 4.4.7, NOT_REACHED, mx.customs.example, No route to host",
        "postfix-mailbox-full, SOFT_BOUNCE, 5.2.2, MAILBOX_FULL, mx.customs.example, Quota exceeded",
        "sendmail-two-recipients, SOFT_BOUNCE, 4.2.0, OTHER, gate.customs.example, Greylisted",
        "list-expanded-one-failed, SOFT_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, gate.customs.example, User unknown",
        "rfc3464-without-codes, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, relay.example, No such user here",
        "microsoft365-failed, HARD_BOUNCE, 5.1.10, NO_SUCH_ADDRESS, AM0PR01MB0001.eurprd01.prod.example, RecipientNotFound",
        "exchange-not-reached-in-prose, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, '', does not exist",
        "gmail-failed, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, gmail-smtp-in.google.example, NoSuchUser",
        "gmail-delayed, SOFT_BOUNCE, 4.4.1, NOT_REACHED, mx.customs.example, did not accept",
        "gmail-mailbox-full, SOFT_BOUNCE, 5.2.2, MAILBOX_FULL, mx.customs.example, over its quota",
        "gmail-policy, HARD_BOUNCE, 5.7.26, POLICY, mx.customs.example, DMARC",
        "qmail-failed, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, '', Remote host said: 550",
        "qmail-failed-in-base64, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, '', Remote host said: 550",
        "exim-failed, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, mx.customs.example, No such recipient",
        "exim-delayed, SOFT_BOUNCE, 5.4.1, NOT_REACHED, mx.customs.example, timed out",
        "yahoo-failed, HARD_BOUNCE, 5.1.1, NO_SUCH_ADDRESS, '', Not a valid recipient",
        "full-mailbox-in-prose, SOFT_BOUNCE, 5.2.2, MAILBOX_FULL, '', mailbox is full"
    })
    void aReportSaysWhatBecameOfTheLetter(
            String provider,
            MailKind kind,
            String status,
            MailCause cause,
            String host,
            String said) {
        var mail = read(provider);
        assertEquals(kind, mail.kind(), mail.toString());
        assertEquals(LETTER, mail.letters().get(0));
        assertEquals(cause, MailCause.of(mail.status()), mail.toString());
        assertEquals(status, mail.status());
        assertTrue(mail.remote().startsWith(host), mail.remote());
        assertTrue(mail.reason().contains(said), mail.reason());
        assertFalse(mail.reason().contains("@"), mail.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendmail-relayed", "sendmail-expanded"})
    void aLetterPassedOnDidNotComeBack(String provider) {
        assertEquals(MailKind.UNRELATED, read(provider).kind());
        assertEquals(LETTER, read(provider).letters().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exchange-out-of-office",
                "unix-vacation",
                "gmail-vacation",
                "out-of-office-russian",
                "out-of-office-chinese",
                "out-of-office-arabic",
                "out-of-office-french",
                "out-of-office-spanish",
                "null-sender-notice",
                "challenge",
                "read-receipt"
            })
    void aMachineThatAnswersIsNoBounce(String provider) {
        var mail = read(provider);
        assertEquals(MailKind.AUTO_REPLY, mail.kind());
        assertEquals(List.of(LETTER), mail.letters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reply",
                "reply-quoting-a-bounce",
                "reply-from-postmaster-quoting-a-bounce",
                "reply-with-a-bounce-attached"
            })
    void aPersonWhoAnswersIsNoBounceWhateverIsQuoted(String provider) {
        var mail = read(provider);
        assertEquals(MailKind.REPLY, mail.kind());
        assertEquals(List.of(LETTER), mail.letters());
    }

    @Test
    void aReportWithoutTheLetterNamesTheAddressAlone() {
        var mail = read("rfc3464-without-letter");
        assertEquals(MailKind.HARD_BOUNCE, mail.kind());
        assertEquals(List.of(), mail.letters());
        assertEquals(Set.of("focal.point@customs.example"), mail.addresses());
    }

    @Test
    void aReportAboutAnotherLetterNamesThatOne() {
        assertEquals(
                List.of("<somebody-elses@other.example>"),
                read("bounce-of-another-letter").letters());
    }

    @Test
    void whatNamesNoLetterIsUnrelated() {
        assertEquals(MailKind.UNRELATED, read("newsletter").kind());
    }

    @Test
    void anythingAtAllIsReadWithoutAnException() {
        for (var raw :
                List.of(
                        "",
                        "\r\n",
                        "zip",
                        "Content-Type: multipart/report\r\n\r\n--\r\n--\r\n--")) {
            assertEquals(MailKind.UNRELATED, read(raw.getBytes(StandardCharsets.UTF_8)).kind());
        }
        var random = new Random(7);
        for (var i = 0; i < 200; i++) {
            var noise = new byte[2000];
            random.nextBytes(noise);
            assertEquals(MailKind.UNRELATED, read(noise).kind());
        }
    }

    @Test
    void aReportCutOffAnywhereIsReadWithoutAnException() throws IOException {
        var whole = bytes("microsoft365-failed");
        for (var end = 0; end < whole.length; end += 7) {
            var cut = java.util.Arrays.copyOf(whole, end);
            assertFalse(read(cut).kind() == MailKind.UNREADABLE, "cut at " + end);
        }
    }

    @Test
    void aThousandPartsInsideEachOtherAreNotFollowed() {
        var nested = new StringBuilder("From: a@b.example\r\n");
        for (var i = 0; i < 1000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b").append(i);
            nested.append("\r\n\r\n--b").append(i).append("\r\n");
        }
        assertEquals(MailKind.UNRELATED, quickly(nested.toString()).kind());
    }

    @Test
    void moreLinesThatPartThanAnyMailHasAreRefused() {
        var many =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(500_000);
        var mail = quickly(many);
        assertEquals(MailKind.UNREADABLE, mail.kind());
        assertEquals("More parts than a mail has", mail.reason());
    }

    @Test
    void gigantismIsBounded() {
        var head = "From: MAILER-DAEMON@x.example\r\nSubject: " + "a".repeat(1_000_000);
        var prose = "\r\n\r\n" + "550 ".repeat(1_000_000);
        assertTrue(quickly(head + prose).reason().length() <= 500);
        quickly("From: " + "<a@b.example>,".repeat(300_000) + "\r\n\r\n.");
        quickly("References: " + "<a@b.example> ".repeat(300_000) + "\r\n\r\n.");
        quickly("Content-Type: text/html\r\nFrom: mailer-daemon\r\n\r\n" + "<".repeat(4_000_000));
        quickly("From: mailer-daemon\r\n\r\n" + "a@".repeat(2_000_000));
        quickly("From: mailer-daemon\r\n\r\n" + "\t ".repeat(2_000_000));
        quickly("From: mailer-daemon\r\n\r\n" + "\n-- copy".repeat(1_000));
        quickly("Subject: =?utf-8?Q?" + "=41".repeat(1_000_000) + "?=\r\n\r\n.");
    }

    @Test
    void brokenEncodingsAreReadAsFarAsTheyGo() {
        var head = "From: mailer-daemon@x.example\r\nContent-Type: text/plain; charset=";
        assertEquals(
                MailKind.HARD_BOUNCE,
                quickly(head + "no-such-charset\r\n\r\n550 5.1.1 gone\r\n").kind());
        quickly(head + "\"\r\nContent-Transfer-Encoding: no-such-code\r\n\r\n550 gone\r\n");
        quickly(head + "utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nNTUw*IDUu!\r\n");
        quickly(head + "utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=5\r\n=ZZ");
    }

    @Test
    void aHeaderHiddenInAnotherStaysOneLine() {
        var hidden =
                "From: mailer-daemon@x.example\r\nSubject: =?utf-8?Q?x=0D=0ABcc:_y@z.example?=\r\n"
                        + "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\n"
                        + "Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; a\u0000\u001b[31m\u202eb.example\r\n\r\n--b--";
        var mail = quickly(hidden);
        assertEquals(MailKind.HARD_BOUNCE, mail.kind());
        assertEquals("a [31m b.example", mail.remote());
    }

    @Test
    void anArchiveIsNotUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(
                "Content-Type: application/zip\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bomb"));
            zip.write(new byte[4_000_000]);
        }
        assertEquals(MailKind.UNRELATED, read(bytes.toByteArray()).kind());
    }

    private static IncomingMail quickly(String raw) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> read(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private static IncomingMail read(byte[] raw) {
        return IncomingMail.read(raw);
    }

    private static IncomingMail read(String provider) {
        try {
            return read(bytes(provider));
        } catch (IOException missing) {
            throw new IllegalStateException(provider, missing);
        }
    }

    static byte[] bytes(String provider) throws IOException {
        try (var in = IncomingMailTest.class.getResourceAsStream(provider + ".eml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
