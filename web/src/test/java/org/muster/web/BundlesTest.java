package org.muster.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the six languages says everything the others say. */
class BundlesTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ru", "ar", "zh"})
    void aLanguageHasTheSameKeysAsEnglish(String language) throws IOException {
        assertEquals(
                new TreeSet<>(bundle("").stringPropertyNames()),
                new TreeSet<>(bundle("_" + language).stringPropertyNames()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_fr", "_es", "_ru", "_ar", "_zh"})
    void everySentenceHasItsPlaces(String language) throws IOException {
        var english = bundle("");
        for (var entry : bundle(language).entrySet()) {
            var sentence = entry.getValue().toString();
            assertFalse(sentence.isBlank(), entry.getKey() + " is empty");
            assertEquals(
                    english.getProperty(entry.getKey().toString(), sentence).contains("{0}"),
                    sentence.contains("{0}"),
                    "The first place of " + entry.getKey());
            if (sentence.contains("{")) {
                assertTrue(
                        new MessageFormat(sentence).getFormats().length > 0,
                        entry.getKey().toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_fr", "_es", "_ru", "_ar", "_zh"})
    void eachKeyStandsOnce(String language) throws IOException {
        var keys = new HashSet<String>();
        try (var stream =
                BundlesTest.class.getResourceAsStream("/messages" + language + ".properties")) {
            for (var line :
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                var split = line.indexOf('=');
                if (split > 0) {
                    assertTrue(keys.add(line.substring(0, split)), line);
                }
            }
        }
    }

    private static Properties bundle(String suffix) throws IOException {
        var bundle = new Properties();
        try (var stream =
                BundlesTest.class.getResourceAsStream("/messages" + suffix + ".properties")) {
            bundle.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return bundle;
    }
}
