package org.muster.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The words that Muster itself says, on pages and papers, told when it starts. Such a word names
 * nobody by itself, even where it is somebody's family name: May, Price.
 */
@ApplicationScoped
public class HouseTexts {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private final Set<String> words = ConcurrentHashMap.newKeySet();

    /** Takes note of the words of a text. */
    public void tell(String text) {
        BETWEEN_WORDS.splitAsStream(text).filter(word -> word.length() > 1).forEach(words::add);
    }

    Set<String> words() {
        return words;
    }
}
