package org.muster.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.muster.letter.Letterhead;
import org.muster.letter.PlaceholderUnknown;
import org.muster.letter.Printed;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** What a letter may leave open, how it is filled, and what no value can do to it. */
class LetterTest {
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
                print(
                        press("Dear ${x} #{y} <%= z %> {{link}}"),
                        content("Alpha", List.of(WORKSHOP.id())));
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
                () ->
                        new LetterText(1, Language.EN, "Invitation\r\nBcc: x@y.example", "{{link}}")
                                .checked());
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysAValue() {
        var printed =
                print(press("{{recipient}} {{link}}"), content("{{link}}", List.of(WORKSHOP.id())));
        assertEquals("{{link}} L", printed.body());
    }

    @Test
    void aLetterNamesOnlyTheEventsItsRecipientMayAttend() {
        var press = press("{{titles}}\n{{events}}\n{{link}}");
        var customs = print(press, content("A", List.of(WORKSHOP.id(), DIALOGUE.id())));
        var partner = print(press, content("B", List.of(DIALOGUE.id())));
        assertTrue(customs.body().contains("Customs workshop"));
        assertFalse(partner.body().contains("Customs workshop"));
        assertTrue(partner.body().contains("Regional dialogue"));
    }

    @Test
    void theDeadlineIsWrittenWithItsZone() {
        var printed = print(press("{{deadline}} {{link}}"), content("A", List.of()));
        assertTrue(printed.body().contains("Asia/Bangkok"), printed.body());
        assertTrue(printed.body().contains("UTC+07:00"), printed.body());
        assertTrue(printed.body().contains("17:00"), printed.body());
    }

    @Test
    void aLaterRevisionSaysThatItSupersedes() {
        var text = new LetterText(2, Language.EN, "Invitation", "{{link}}");
        var press = new LetterPress(List.of(text), 2, DEADLINE, Map.of(), "Muster");
        assertTrue(print(press, content("A", List.of())).body().contains("supersedes"));
    }

    @Test
    void aNameCannotBreakTheSubject() {
        var text = new LetterText(1, Language.EN, "For {{recipient}}", "{{link}}");
        var press = new LetterPress(List.of(text), 1, DEADLINE, Map.of(), "Muster");
        var printed = print(press, content("Alpha\r\nBcc: thief@evil.example", List.of()));
        assertEquals("For Alpha Bcc: thief@evil.example", printed.subject());
    }

    @Test
    void aLetterInAnotherLanguageThanAskedSaysSoInTheLanguageAsked() {
        var press = press("We invite you. {{link}}");
        var own = content("A", List.of());
        assertEquals(
                "Esta carta no está disponible en el idioma seleccionado (español) y se la"
                        + " enviamos por consiguiente en inglés.\n\nWe invite you. L",
                press.print(own, Language.ES, "Ada", false, "L").body());
        for (var language : Language.values()) {
            var told = press.print(own, language, "Ada", false, "L").body();
            assertEquals(language == Language.EN, told.equals("We invite you. L"), told);
        }
    }

    @Test
    void aLetterOnPaperCarriesItAndReadsTheSame() throws Exception {
        var text = new LetterText(1, Language.EN, "Invitation", "Уважаемые коллеги\n\n{{link}}");
        var head = new Letterhead("Muster", List.of("Brussels"), "", List.of("Ada"));
        var press =
                new LetterPress(List.of(text), 1, DEADLINE, Map.of(), "Muster")
                        .with(new LetterPress.Paper(head, "CCF-1", LocalDate.of(2012, 5, 4)));
        var printed = print(press, content("Государственный таможенный комитет", List.of()));
        assertEquals("Уважаемые коллеги\n\nL", printed.body());
        assertEquals(1, printed.enclosures().size());
        try (var pdf = Loader.loadPDF(printed.enclosures().get(0).content())) {
            var paper = new PDFTextStripper().getText(pdf);
            for (var wanted : List.of("CCF-1", "Ada Alpha", "таможенный комитет", "коллеги")) {
                assertTrue(paper.contains(wanted), paper);
            }
        }
    }

    private static Printed print(LetterPress press, InvitationContent content) {
        return press.print(content, content.language(), "Ada Alpha", false, "L");
    }

    private static LetterPress press(String body) {
        return new LetterPress(
                List.of(new LetterText(1, Language.EN, "Invitation", body)),
                1,
                DEADLINE,
                Map.of(WORKSHOP.id(), WORKSHOP, DIALOGUE.id(), DIALOGUE),
                "Muster");
    }

    private static InvitationContent content(String recipient, List<UUID> events) {
        return new InvitationContent(
                InvitationId.next(), 1, Language.EN, 1, recipient, null, events, null);
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
