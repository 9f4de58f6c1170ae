package org.muster.member;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it is compared: its words in plain Latin letters, in alphabetical order. Who is called
 * the same in another script, with other accents or with the family name in front has the same key;
 * Cyrillic is written as passports and the BGN write it. A key is no name and is shown nowhere.
 */
public record NameKey(String text) {
    private static final Transliterator LATIN =
            Transliterator.getInstance(
                    "NFKC; Lower; Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower");
    private static final Pattern INSIDE_A_WORD = Pattern.compile("['’ʼʻ`ʹʺ\\p{M}]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern I_OR_Y = Pattern.compile("[iy]+");
    private static final int LONGEST = 900;

    /** How different scripts and officers write one sound: kh and h, ph and f, iy and y. */
    private static final String[][] SOUNDS = {
        {"shch", "s"}, {"zh", "j"}, {"sh", "s"}, {"ch", "c"}, {"kh", "h"}, {"gh", "g"},
        {"ts", "c"}, {"tz", "c"}, {"ph", "f"}, {"th", "t"}, {"ck", "k"}, {"q", "k"},
        {"x", "ks"}, {"w", "v"}, {"z", "s"}
    };

    /** The key of a name, of all its parts in whatever order. */
    public static NameKey of(String... parts) {
        var written =
                Stream.of(parts).filter(part -> part != null).collect(Collectors.joining(" "));
        // The schwa of Azerbaijani is an a in passports; ICU leaves it.
        var latin = LATIN.transliterate(written).replace('ə', 'a');
        var plain = INSIDE_A_WORD.matcher(latin).replaceAll("");
        var words = new TreeSet<>(Arrays.asList(BETWEEN_WORDS.split(plain)));
        words.remove("");
        return new NameKey(limited(String.join(" ", words)));
    }

    public List<String> words() {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** What is left of each word that every way of writing it keeps. */
    public static String sounds(NameKey... keys) {
        var sounds = new TreeSet<String>();
        for (var key : keys) {
            key.words().stream().map(NameKey::sound).forEach(sounds::add);
        }
        return limited(String.join(" ", sounds));
    }

    /**
     * The consonants of a word, doubled ones once, since Arabic writes no others; a word of one
     * consonant or none keeps its vowels, with one sign for i, y and iy.
     */
    public static String sound(String word) {
        var heard = word;
        for (var each : SOUNDS) {
            heard = heard.replace(each[0], each[1]);
        }
        heard = heard.replaceAll("[aeiouy]", "").replaceAll("(.)\\1+", "$1");
        return heard.length() < 2 ? I_OR_Y.matcher(word).replaceAll("i") : heard;
    }

    private static String limited(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
