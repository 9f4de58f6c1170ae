package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** What a letter of each purpose may leave open, and the texts Muster comes with. */
class LetterPurposeTest {
    private static final Pattern MARK = Pattern.compile("\\{\\{(\\w+)}}");

    @ParameterizedTest
    @EnumSource(LetterPurpose.class)
    void theTextsMusterComesWithAreSoundAndSayTheSameInEveryLanguage(LetterPurpose purpose) {
        var english = LetterTemplates.shipped(purpose, null, Language.EN);
        for (var language : Language.values()) {
            var text = LetterTemplates.shipped(purpose, null, language);
            purpose.check(text.subject(), text.body());
            assertEquals(marks(english.body()), marks(text.body()), purpose + " " + language);
            assertEquals(marks(english.subject()), marks(text.subject()), purpose + " " + language);
            assertEquals(
                    english.body().split("\n\n").length,
                    text.body().split("\n\n").length,
                    purpose + " " + language);
            if (language != Language.EN) {
                assertNotEquals(english.body(), text.body());
            }
        }
    }

    @Test
    void aPlaceholderOfAnotherPurposeIsRefusedByNameLikeAnUnknownOne() {
        for (var mark : new String[] {"deadline", "x.class", "offer_expiry", "", "link"}) {
            var refused =
                    assertThrows(
                            PlaceholderUnknown.class,
                            () -> LetterPurpose.THANKS.check("Thanks", "{{" + mark + "}}"));
            assertEquals(mark, refused.arguments()[0]);
            assertTrue(refused.arguments()[1].toString().contains("{{events}}"));
        }
        assertThrows(
                PlaceholderUnknown.class, () -> LetterPurpose.THANKS.check("Thanks", "{{events"));
    }

    @Test
    void aLetterThatLeavesOutWhatItIsForIsRefused() {
        assertThrows(InvalidInput.class, () -> LetterPurpose.REMINDER.check("Hello", "Answer!"));
        assertThrows(
                InvalidInput.class,
                () -> LetterPurpose.WAITING_LIST_OFFER.check("Seat", "{{link}}"));
        LetterPurpose.WAITING_LIST_OFFER.check("Seat", "{{link}} {{offer_expiry}}");
    }

    @Test
    void aSubjectIsOneLineAndHoldsNothingOfSeveral() {
        var body = "{{link}}";
        for (var subject :
                new String[] {"", "a\nb", "a\r\nBcc: x@y.example", "{{events}}", "x".repeat(251)}) {
            assertThrows(
                    InvalidInput.class, () -> LetterPurpose.REMINDER.check(subject, body), subject);
        }
        assertThrows(
                InvalidInput.class,
                () -> LetterPurpose.REMINDER.check("Hello", body + "x".repeat(8000)));
        LetterPurpose.REMINDER.check("{{titles}}, {{dates}}", body);
    }

    @Test
    void aRevisionFollowsTheOneBefore() {
        var before = LetterTemplates.shipped(LetterPurpose.THANKS, null, Language.RU);
        var next =
                LetterTemplate.after(
                        before, "Спасибо", "{{events}}", new Actor("a"), Instant.EPOCH);
        assertEquals(1, next.read().revision());
        assertEquals("Спасибо", next.read().subject());
        assertThrows(
                PlaceholderUnknown.class,
                () ->
                        LetterTemplate.after(
                                before, "Спасибо", "{{link}}", new Actor("a"), Instant.EPOCH));
    }

    @Test
    void whatNobodyTellsKeepsItsMark() {
        var values = new EnumMap<Placeholder, String>(Map.of(Placeholder.RECIPIENT, "{{link}}"));
        assertEquals(
                "{{link}} {{place}}",
                Template.parse("{{recipient}} {{place}}", LetterPurpose.CHANGE.fills())
                        .fill(Template::plain, values));
    }

    private static Set<String> marks(String text) {
        return MARK.matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
    }
}
