package org.muster.attendance;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * A name that a table writes in one cell, taken apart: "Family, Given", "FAMILY Given" or "Given
 * FAMILY", else the last word is the family name. Nobody can know, so that it is only proposed; the
 * letters stay as they were typed.
 */
public record WholeName(String familyName, String givenName) implements Serializable {

    static WholeName apart(String written) {
        var name = written.strip().replaceAll("\\s+", " ");
        var comma = name.split(" ?[,，،] ?", 2);
        if (comma.length == 2) {
            return new WholeName(comma[0], comma[1]);
        }
        var words = List.of(name.split(" "));
        var first = 0;
        while (first < words.size() && isLoud(words.get(first))) {
            first++;
        }
        if (first > 0 && first < words.size()) {
            return of(words.subList(0, first), words.subList(first, words.size()));
        }
        var last = words.size();
        while (last > 0 && isLoud(words.get(last - 1))) {
            last--;
        }
        var split = last > 0 && last < words.size() ? last : words.size() - 1;
        return of(words.subList(split, words.size()), words.subList(0, split));
    }

    private static WholeName of(List<String> family, List<String> given) {
        return new WholeName(String.join(" ", family), String.join(" ", given));
    }

    /** Written in capitals; an initial proves nothing. */
    private static boolean isLoud(String word) {
        return word.chars().filter(Character::isLetter).count() > 1
                && word.equals(word.toUpperCase(Locale.ROOT))
                && !word.equals(word.toLowerCase(Locale.ROOT));
    }
}
