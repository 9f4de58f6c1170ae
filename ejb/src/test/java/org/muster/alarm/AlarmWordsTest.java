package org.muster.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.shared.Language;
import org.muster.shared.Told;

/** What is told of failures is told in each of the six languages. */
class AlarmWordsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void aLanguageSaysAllThatEnglishSaysWithTheSamePlaces(Language language) {
        var english = Language.EN.words(AlarmWords.BUNDLE);
        var words = language.words(AlarmWords.BUNDLE);
        assertEquals(english.keySet(), words.keySet());
        for (var key : english.keySet()) {
            assertEquals(places(english.getString(key)), places(words.getString(key)), key);
        }
    }

    private static String places(String pattern) {
        return pattern.replaceAll("[^{0-9}]|(?<!\\{)[0-9]", "").chars().sorted().boxed().toList()
                + "";
    }

    @Test
    void aReasonNamesItsAgreementAndWritesDaysInTheReadersLanguage() {
        var missing = Told.of("refusal.RateMissing", "THB", "2011-02-14", "UNORE");
        var reason = new Alarm.Reason("EC-2011", missing);
        assertEquals(
                "EC-2011: There is no exchange rate of THB for 14 February 2011 from UNORE.",
                new AlarmWords(Language.EN).reason(reason));
        assertTrue(new AlarmWords(Language.FR).reason(reason).contains("14 février 2011"));
    }

    @Test
    void aReasonWithoutWordsIsNotGuessedAt() {
        assertEquals(
                "It was refused; the page below says why.",
                new AlarmWords(Language.EN)
                        .reason(Alarm.Reason.ofAll(Told.of("refusal.SomethingNew", "a secret"))));
    }
}
