package org.muster.invitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text cut at its placeholders once, to be filled for each recipient. Values are put in as they
 * are and never looked at again, so a name that looks like a placeholder stays a name.
 */
final class Template {
    private static final Pattern MARK = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    /** A piece of text, or the placeholder that stands there. */
    private record Piece(String text, Placeholder placeholder) {}

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** Cuts the text; a placeholder that is not on the list is refused by name. */
    static Template parse(String text) {
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
                                    .orElseThrow(() -> new PlaceholderUnknown(name))));
            from = matcher.end();
        }
        var rest = text.substring(from);
        if (rest.contains("{{") || String.join("", texts(pieces)).contains("{{")) {
            throw new PlaceholderUnknown("{{");
        }
        pieces.add(new Piece(rest, null));
        return new Template(pieces);
    }

    boolean has(Placeholder wanted) {
        return pieces.stream().anyMatch(piece -> piece.placeholder() == wanted);
    }

    /** Fills what is the same for many letters and leaves the rest open. */
    Template with(Map<Placeholder, String> known) {
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

    String fill(UnaryOperator<String> clean, Map<Placeholder, String> values) {
        var filled = new StringBuilder();
        for (var piece : pieces) {
            filled.append(
                    piece.placeholder() == null
                            ? piece.text()
                            : clean.apply(values.getOrDefault(piece.placeholder(), "")));
        }
        return filled.toString();
    }

    private static List<String> texts(List<Piece> pieces) {
        return pieces.stream().map(piece -> piece.text() == null ? "" : piece.text()).toList();
    }
}
