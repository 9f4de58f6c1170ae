package org.muster.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text cut at its placeholders once, to be filled for each recipient. Values are put in as they
 * are and never looked at again, so a name that looks like a placeholder stays a name.
 */
public final class Template {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern MARK = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    /** A piece of text, or the placeholder that stands there. */
    private record Piece(String text, Placeholder placeholder) {}

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** Cuts the text; a placeholder that the purpose cannot fill is refused by name. */
    public static Template parse(String text, Set<Placeholder> allowed) {
        var pieces = new ArrayList<Piece>();
        var matcher = MARK.matcher(text);
        var from = 0;
        while (matcher.find()) {
            pieces.add(new Piece(text.substring(from, matcher.start()), null));
            var name = matcher.group(1).strip();
            pieces.add(
                    new Piece(
                            null,
                            Placeholder.find(name)
                                    .filter(allowed::contains)
                                    .orElseThrow(() -> new PlaceholderUnknown(name, allowed))));
            from = matcher.end();
        }
        var rest = text.substring(from);
        if (rest.contains("{{") || String.join("", texts(pieces)).contains("{{")) {
            throw new PlaceholderUnknown("{{", allowed);
        }
        pieces.add(new Piece(rest, null));
        return new Template(pieces);
    }

    public boolean has(Placeholder wanted) {
        return pieces.stream().anyMatch(piece -> piece.placeholder() == wanted);
    }

    /** Fills what is the same for many letters and leaves the rest open. */
    public Template with(Map<Placeholder, String> known) {
        return new Template(
                pieces.stream()
                        .map(
                                piece ->
                                        piece.placeholder() != null
                                                        && known.containsKey(piece.placeholder())
                                                ? new Piece(known.get(piece.placeholder()), null)
                                                : piece)
                        .toList());
    }

    /** What the values do not tell keeps its mark. */
    public String fill(UnaryOperator<String> clean, Map<Placeholder, String> values) {
        var filled = new StringBuilder();
        for (var piece : pieces) {
            filled.append(
                    piece.placeholder() == null
                            ? piece.text()
                            : clean.apply(
                                    values.getOrDefault(
                                            piece.placeholder(), piece.placeholder().mark())));
        }
        return filled.toString();
    }

    private static List<String> texts(List<Piece> pieces) {
        return pieces.stream().map(piece -> piece.text() == null ? "" : piece.text()).toList();
    }

    /** No value starts a new line in a header. */
    public static String oneLine(String value) {
        return BREAKS.matcher(value).replaceAll(" ").strip();
    }

    /** No value draws on a page what is no sign. */
    public static String plain(String value) {
        return UNSEEN.matcher(value).replaceAll("");
    }
}
