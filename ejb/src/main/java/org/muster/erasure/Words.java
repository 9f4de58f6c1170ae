package org.muster.erasure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.member.NameKey;

/**
 * By what somebody is known: names in both orders, addresses and numbers. Texts are read word by
 * word in plain Latin letters, so that case, accents and script do not matter; names of scripts
 * without blanks are looked for as they stand. A family name alone is one only where texts are
 * searched for names to take out, for an original goes as a whole, and only while it is no word
 * that is said of others and other things too.
 */
final class Words {
    private static final String GONE = "…";
    private static final Pattern SIMPLY_APART = Pattern.compile("[\\s,._@+()/:\\-'’]{1,3}");
    private static final Pattern OF_A_TOLD_TEXT = Pattern.compile("\\{\"key\":\"");
    private static final int SHORTEST_NUMBER = 5;
    private static final int RARE = 5;
    private static final int FURTHEST_APART = 40;
    private static final Set<Character.UnicodeScript> WITHOUT_BLANKS =
            Set.of(
                    Character.UnicodeScript.HAN,
                    Character.UnicodeScript.HIRAGANA,
                    Character.UnicodeScript.KATAKANA,
                    Character.UnicodeScript.HANGUL,
                    Character.UnicodeScript.THAI,
                    Character.UnicodeScript.LAO,
                    Character.UnicodeScript.KHMER,
                    Character.UnicodeScript.MYANMAR);

    private record Phrase(List<String> keys, boolean whole) {}

    private record Token(int from, int to, String key) {}

    private record Span(int from, int to) {}

    private final Map<String, Set<Phrase>> phrases = new HashMap<>();
    private final Set<Phrase> alone = new HashSet<>();
    private final Set<String> unparted = new HashSet<>();
    private final Map<String, String> known = new HashMap<>();

    boolean isEmpty() {
        return phrases.isEmpty() && unparted.isEmpty();
    }

    /** A name in Latin letters and the same in the person's own script. */
    void name(String family, String given, String own) {
        var families = keys(family);
        var givens = keys(given);
        if (!families.isEmpty() && !givens.isEmpty()) {
            inBothOrders(families, givens, true);
            inBothOrders(families, givens.subList(0, 1), true);
            // An initial beside a short name may be anything: "long a", say.
            var initial = List.of(givens.get(0).substring(0, 1));
            inBothOrders(families, initial, String.join("", families).length() >= RARE);
        }
        addAlone(families);
        if (isUnparted(own)) {
            unparted.add(own.strip());
            unparted.add(own.replaceAll("\\s", ""));
            return;
        }
        var owns = keys(own);
        if (owns.size() > 1) {
            add(owns, true);
            add(joined(owns.subList(1, owns.size()), owns.subList(0, 1)), true);
        }
        var sounds = families.stream().map(NameKey::sound).collect(Collectors.toSet());
        owns.stream()
                .filter(each -> owns.size() == 1 || sounds.contains(NameKey.sound(each)))
                .forEach(each -> addAlone(List.of(each)));
    }

    /** A name of one letter is none by itself. */
    private void addAlone(List<String> name) {
        if (add(name, false)) {
            alone.add(new Phrase(List.copyOf(name), false));
        }
    }

    /** The words of the names that stand for somebody by themselves. */
    Set<String> alone() {
        return alone.stream().flatMap(each -> each.keys().stream()).collect(Collectors.toSet());
    }

    /** Lets those of them be that are ordinary words: said of others too. */
    void leave(Collection<String> borne, Stream<String> said) {
        var wanted = alone();
        var ordinary = new HashSet<>(borne);
        said.flatMap(text -> keys(text).stream()).filter(wanted::contains).forEach(ordinary::add);
        alone.stream()
                .filter(each -> ordinary.containsAll(each.keys()))
                .forEach(each -> phrases.get(each.keys().get(0)).remove(each));
        alone.removeIf(each -> ordinary.containsAll(each.keys()));
    }

    private void inBothOrders(List<String> families, List<String> given, boolean whole) {
        add(joined(families, given), whole);
        add(joined(given, families), whole);
    }

    /** An address or a number, however it is grouped. */
    void sign(String text) {
        var keys = keys(text);
        var plain = String.join("", keys);
        if (plain.length() >= SHORTEST_NUMBER) {
            add(keys, true);
            add(List.of(plain), true);
            add(Arrays.asList(plain.split("(?<=\\G.{4})")), true);
        }
    }

    /** Several words that mean somebody only together. */
    void saying(String text) {
        var keys = keys(text);
        if (keys.size() > 1) {
            add(keys, true);
        }
    }

    private boolean add(List<String> keys, boolean whole) {
        if (String.join("", keys).length() < 2) {
            return false;
        }
        phrases.computeIfAbsent(keys.get(0), first -> new HashSet<>())
                .add(new Phrase(List.copyOf(keys), whole));
        return true;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** Whether a text names one of them beyond doubt. */
    boolean areIn(String text) {
        return !spans(text, true).isEmpty();
    }

    /** Whether a text says a name, if only the family's. */
    boolean areSaidIn(String text) {
        return !spans(text, false).isEmpty();
    }

    /** The text with a sign in the place of each name. */
    String takenOutOf(String text) {
        var left = new StringBuilder();
        var at = 0;
        for (var span : spans(text, false)) {
            left.append(text, at, span.from()).append(GONE);
            at = span.to();
        }
        return left.append(text, at, text.length()).toString();
    }

    private List<Span> spans(String text, boolean whole) {
        var spans = new ArrayList<Span>();
        var tokens = tokens(text);
        for (var at = 0; at < tokens.size(); at++) {
            var longest = longest(text, tokens, at, whole);
            if (longest > 0) {
                spans.addAll(spans(text, tokens.subList(at, at + longest)));
                at += longest - 1;
            }
        }
        for (var name : unparted) {
            for (var at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                spans.add(new Span(at, at + name.length()));
            }
        }
        return apart(spans);
    }

    private static List<Span> apart(List<Span> spans) {
        var apart = new ArrayList<Span>();
        spans.sort(Comparator.comparingInt(Span::from).thenComparing(Span::to));
        for (var span : spans) {
            var last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last != null && span.from() < last.to()) {
                apart.set(apart.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                apart.add(span);
            }
        }
        return apart;
    }

    /** One place where only blanks and the like part the words, else each word's. */
    private static List<Span> spans(String text, List<Token> tokens) {
        var spans = new ArrayList<Span>();
        for (var token : tokens) {
            var last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null
                    && SIMPLY_APART.matcher(text.substring(last.to(), token.from())).matches()) {
                spans.set(spans.size() - 1, new Span(last.from(), token.to()));
            } else {
                spans.add(new Span(token.from(), token.to()));
            }
        }
        return spans;
    }

    private int longest(String text, List<Token> tokens, int at, boolean whole) {
        var longest = 0;
        for (var phrase : phrases.getOrDefault(tokens.get(at).key(), Set.of())) {
            if ((phrase.whole() || !whole)
                    && phrase.keys().size() > longest
                    && isAt(tokens, at, phrase.keys())
                    && (phrase.whole() || isName(text, tokens.get(at)))) {
                longest = phrase.keys().size();
            }
        }
        return longest;
    }

    private static boolean isAt(List<Token> tokens, int at, List<String> keys) {
        if (at + keys.size() > tokens.size()) {
            return false;
        }
        for (var each = 0; each < keys.size(); each++) {
            var token = tokens.get(at + each);
            if (!token.key().equals(keys.get(each))
                    || each > 0 && token.from() - tokens.get(at + each - 1).to() > FURTHEST_APART) {
                return false;
            }
        }
        return true;
    }

    /**
     * Two letters are a family name only where they are written as one: Li, and neither LI nor li.
     */
    private static boolean isName(String text, Token token) {
        return token.to() - token.from() > 2
                || Character.isUpperCase(text.charAt(token.from()))
                        && Character.isLowerCase(text.charAt(token.to() - 1));
    }

    private List<String> keys(String text) {
        return text == null ? List.of() : tokens(text).stream().map(Token::key).toList();
    }

    /** The words of a text; of one that is told by a key, those of its arguments. */
    private List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var start = OF_A_TOLD_TEXT.matcher(text).lookingAt() ? text.indexOf("\"arguments\"") : 0;
        var from = -1;
        for (var at = Math.max(start, 0); at <= text.length(); at++) {
            var isInside = at < text.length() && isOfAWord(text.charAt(at));
            if (isInside && from < 0) {
                from = at;
            } else if (!isInside && from >= 0) {
                tokens.add(new Token(from, at, key(text.substring(from, at))));
                from = -1;
            }
        }
        return tokens;
    }

    private static boolean isOfAWord(char each) {
        return Character.isLetterOrDigit(each)
                || Character.isSurrogate(each)
                || Character.getType(each) == Character.NON_SPACING_MARK
                || Character.getType(each) == Character.COMBINING_SPACING_MARK;
    }

    private String key(String word) {
        if (word.chars().allMatch(each -> each < 128)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return known.computeIfAbsent(
                word,
                unknown -> {
                    var key = NameKey.of(unknown).text();
                    return key.isEmpty() || key.contains(" ") ? unknown : key;
                });
    }

    private static boolean isUnparted(String name) {
        return name.length() > 1
                && name.codePoints()
                        .anyMatch(
                                each -> WITHOUT_BLANKS.contains(Character.UnicodeScript.of(each)));
    }
}
