package org.muster.nomination.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipients' pages say in each of the six languages whatever they say in one. */
class LinkWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ru", "ar", "zh"})
    void aLanguageHasTheSameSentencesAndPlaces(String language) throws IOException {
        for (var bundle : new String[] {"nomination/web/answer", "travel/web/nominee"}) {
            var english = words(bundle);
            var words = words(bundle + "_" + language);
            assertEquals(
                    new TreeSet<>(english.stringPropertyNames()),
                    new TreeSet<>(words.stringPropertyNames()));
            for (var key : english.stringPropertyNames()) {
                var sentence = words.getProperty(key);
                assertFalse(sentence.isBlank(), key);
                for (var place : new String[] {"{0}", "{1}"}) {
                    assertEquals(
                            english.getProperty(key).contains(place),
                            sentence.contains(place),
                            key + " " + place);
                }
            }
        }
    }

    private static Properties words(String name) throws IOException {
        var bundle = new Properties();
        try (var stream =
                LinkWordsTest.class.getResourceAsStream("/org/muster/" + name + ".properties")) {
            bundle.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return bundle;
    }
}
