package org.muster.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.member.NameKey;

/**
 * How likely two rows are one person, and by which signs. An address alone is none, since offices
 * share mailboxes; a birth date that differs outweighs a name that many have.
 *
 * @param points the more the likelier; nobody is shown for fewer than {@link #LIKELY}
 */
public record Likeness(int points, List<Sign> signs) implements Serializable {
    static final int LIKELY = 45;
    private static final int SHORT_WORD = 4;

    static Likeness of(Traits one, Traits other) {
        var signs = new ArrayList<Sign>();
        name(one, other, signs);
        if (!one.email().isEmpty() && one.email().equals(other.email())) {
            signs.add(Sign.SAME_EMAIL);
        }
        if (one.birthDate() != null && other.birthDate() != null) {
            signs.add(
                    one.birthDate().equals(other.birthDate())
                            ? Sign.SAME_BIRTH_DATE
                            : Sign.OTHER_BIRTH_DATE);
        }
        if (!one.service().isEmpty() && one.service().equals(other.service())) {
            signs.add(Sign.SAME_SERVICE);
        }
        if (!one.sex().isEmpty() && !other.sex().isEmpty() && !one.sex().equals(other.sex())) {
            signs.add(Sign.OTHER_SEX);
        }
        return new Likeness(signs.stream().mapToInt(Sign::points).sum(), List.copyOf(signs));
    }

    static Likeness read(int points, String signs) {
        return new Likeness(
                points,
                Arrays.stream(signs.split(" "))
                        .filter(each -> !each.isEmpty())
                        .map(Sign::valueOf)
                        .toList());
    }

    boolean isLikely() {
        return points >= LIKELY;
    }

    String written() {
        return signs.stream().map(Sign::name).collect(Collectors.joining(" "));
    }

    private static void name(Traits one, Traits other, List<Sign> signs) {
        var isSimilar = false;
        for (var mine : one.names()) {
            for (var theirs : other.names()) {
                if (mine.equals(theirs)) {
                    signs.add(Sign.SAME_NAME);
                    return;
                }
                isSimilar |= areSimilar(mine, theirs);
            }
        }
        if (isSimilar) {
            signs.add(Sign.SIMILAR_NAME);
        }
    }

    /** The same letters otherwise divided, or each word of the shorter name in the longer one. */
    private static boolean areSimilar(NameKey one, NameKey other) {
        if (letters(one).equals(letters(other))) {
            return true;
        }
        var isLonger = one.words().size() > other.words().size();
        var few = isLonger ? other.words() : one.words();
        var many = new ArrayList<>(isLonger ? one.words() : other.words());
        if (few.size() < 2) {
            return false;
        }
        for (var word : few) {
            var match = many.stream().filter(each -> soundsLike(word, each)).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            many.remove(match.get());
        }
        return true;
    }

    private static String letters(NameKey key) {
        var letters = key.text().replace(" ", "").toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static boolean soundsLike(String one, String other) {
        return one.equals(other)
                || NameKey.sound(one).equals(NameKey.sound(other))
                || Math.min(one.length(), other.length()) > SHORT_WORD && isOneSlip(one, other);
    }

    /** One letter more, fewer or other. */
    private static boolean isOneSlip(String one, String other) {
        var shorter = one.length() <= other.length() ? one : other;
        var longer = one.length() <= other.length() ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        var at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        if (at == shorter.length()) {
            return true;
        }
        var isOther = shorter.length() == longer.length();
        return longer.substring(at + 1).equals(shorter.substring(isOther ? at + 1 : at));
    }
}
