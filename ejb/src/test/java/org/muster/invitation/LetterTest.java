package org.muster.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** What a letter may leave open, how it is filled, and what no value can do to it. */
class LetterTest {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final InvitedEvent WORKSHOP = event("P", "Customs workshop");
    private static final InvitedEvent DIALOGUE = event("D", "Regional dialogue");
    private static final Deadline DEADLINE =
            new Deadline(Instant.parse("2012-05-04T10:00:00Z"), ZoneId.of("Asia/Bangkok"));

    @Test
    void anUnknownPlaceholderIsRefused() {
        for (var body :
                List.of(
                        "{{link}} {{x.class}}",
                        "{{link}} {{password}}",
                        "{{link}} {{link",
                        "{{}}")) {
            assertThrows(
                    PlaceholderUnknown.class,
                    () -> new LetterText(1, Language.EN, "Invitation", body).checked(),
                    body);
        }
    }

    @Test
    void otherTemplateLanguagesAreJustText() {
        var printed =
                press("Dear ${x} #{y} <%= z %> {{link}}")
                        .print(parcel("Alpha", List.of(WORKSHOP.id())), "L");
        assertEquals("Dear ${x} #{y} <%= z %> L", printed.body());
    }

    @Test
    void aLetterThatCannotBeAnsweredIsRefused() {
        assertThrows(
                InvalidInput.class,
                () -> new LetterText(1, Language.EN, "Invitation", "Come!").checked());
    }

    @Test
    void aSubjectOfTwoLinesIsRefused() {
        assertThrows(
                InvalidInput.class,
                () -> new LetterText(1, Language.EN, "Invitation\r\nBcc: x@y.example", "{{link}}"));
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysAValue() {
        var printed =
                press("{{recipient}} {{link}}")
                        .print(parcel("{{link}}", List.of(WORKSHOP.id())), "L");
        assertEquals("{{link}} L", printed.body());
    }

    @Test
    void aLetterNamesOnlyTheEventsItsRecipientMayAttend() {
        var press = press("{{titles}}\n{{events}}\n{{link}}");
        var customs = press.print(parcel("A", List.of(WORKSHOP.id(), DIALOGUE.id())), "L");
        var partner = press.print(parcel("B", List.of(DIALOGUE.id())), "L");
        assertTrue(customs.body().contains("Customs workshop"));
        assertFalse(partner.body().contains("Customs workshop"));
        assertTrue(partner.body().contains("Regional dialogue"));
    }

    @Test
    void theDeadlineIsWrittenWithItsZone() {
        var printed = press("{{deadline}} {{link}}").print(parcel("A", List.of()), "L");
        assertTrue(printed.body().contains("Asia/Bangkok"), printed.body());
        assertTrue(printed.body().contains("UTC+07:00"), printed.body());
        assertTrue(printed.body().contains("17:00"), printed.body());
    }

    @Test
    void aLaterRevisionSaysThatItSupersedes() {
        var text = new LetterText(2, Language.EN, "Invitation", "{{link}}");
        var press = new LetterPress(List.of(text), 2, DEADLINE, Map.of(), "Muster");
        assertTrue(press.print(parcel("A", List.of()), "L").body().contains("supersedes"));
    }

    @Test
    void aNameCannotStartAHeader() throws Exception {
        var text = new LetterText(1, Language.EN, "For {{recipient}}", "{{link}}");
        var press = new LetterPress(List.of(text), 1, DEADLINE, Map.of(), "Muster");
        var parcel = parcel("Alpha\r\nBcc: thief@evil.example\r\n\r\nHello", List.of());
        var message = sealed(parcel, press.print(parcel, "L"));
        assertEquals(null, message.getHeader("Bcc"));
        assertEquals("For Alpha Bcc: thief@evil.example Hello", message.getSubject());
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
            var text =
                    new LetterText(
                            1,
                            language,
                            "Приглашение à l’événement 邀请函",
                            "Уважаемый {{recipient}}\n.\nصباح الخير {{link}}");
            var press = new LetterPress(List.of(text), 1, DEADLINE, Map.of(), "Muster");
            var parcel = parcel(language, "Türkiye", List.of());
            var message = sealed(parcel, press.print(parcel, "L"));
            assertEquals("Приглашение à l’événement 邀请函", message.getSubject());
            assertEquals("Уважаемый Türkiye\r\n.\r\nصباح الخير L", message.getContent().toString());
            assertEquals(language.code(), message.getHeader("Content-Language")[0]);
            assertEquals("auto-generated", message.getHeader("Auto-Submitted")[0]);
        }
    }

    private static MimeMessage sealed(Parcel parcel, LetterPress.Printed printed) throws Exception {
        var out = new ByteArrayOutputStream();
        SealedLetter.of(
                        SESSION,
                        SealedLetter.address("office@muster.example", "Muster"),
                        new InternetAddress("dg@alpha.example"),
                        parcel,
                        printed)
                .writeTo(out, null);
        return new MimeMessage(SESSION, new ByteArrayInputStream(out.toByteArray()));
    }

    private static LetterPress press(String body) {
        return new LetterPress(
                List.of(new LetterText(1, Language.EN, "Invitation", body)),
                1,
                DEADLINE,
                Map.of(WORKSHOP.id(), WORKSHOP, DIALOGUE.id(), DIALOGUE),
                "Muster");
    }

    private static Parcel parcel(String recipient, List<UUID> events) {
        return parcel(Language.EN, recipient, events);
    }

    private static Parcel parcel(Language language, String recipient, List<UUID> events) {
        return new Parcel(
                InvitationId.next(),
                "<1@muster.example>",
                1,
                language,
                1,
                "dg@alpha.example",
                "Ada Alpha",
                false,
                recipient,
                null,
                events);
    }

    private static InvitedEvent event(String code, String title) {
        return new InvitedEvent(
                UUID.randomUUID(),
                code,
                LocalDate.of(2012, 5, 28),
                LocalDate.of(2012, 5, 30),
                LocalTime.of(9, 0),
                ZoneId.of("Asia/Bangkok"),
                "Thai Customs",
                "Bangkok",
                "TH",
                Language.EN,
                List.of(Language.EN),
                Map.of(Language.EN, title));
    }
}
