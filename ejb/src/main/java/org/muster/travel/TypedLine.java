package org.muster.travel;

import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** What somebody typed into a field, as one line: hotels print it into a cell of their list. */
final class TypedLine {
    private TypedLine() {}

    static String of(String field, String typed, int most) {
        var line = typed == null ? "" : typed.strip().replaceAll("\\s*\\R\\s*", "; ");
        if (line.length() > most || line.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, Told.of("why.travel.line", most));
        }
        return line;
    }
}
