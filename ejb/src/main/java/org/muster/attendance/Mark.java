package org.muster.attendance;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What stands in a cell of a day: there all day or for the half named, or not. */
enum Mark {
    PRESENT,
    MORNING,
    AFTERNOON,
    ABSENT;

    private static final Set<String> YES =
            Set.of(
                    "x", "х", "1", "1.0", "yes", "y", "true", "present", "p", "✓", "✔", "v", "oui",
                    "o", "sí", "si", "s", "да", "д", "نعم", "是", "ampm", "am/pm", "am+pm", "full");
    private static final Set<String> NO =
            Set.of("", "0", "0.0", "no", "n", "false", "absent", "-", "–", "non", "нет", "لا", "否");

    static Optional<Mark> read(String cell) {
        var mark = cell.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(mark)) {
            return Optional.of(PRESENT);
        }
        if (NO.contains(mark)) {
            return Optional.of(ABSENT);
        }
        return switch (mark) {
            case "am" -> Optional.of(MORNING);
            case "pm" -> Optional.of(AFTERNOON);
            default -> Optional.empty();
        };
    }

    boolean covers(Half half) {
        return this == PRESENT || this == (half == Half.AM ? MORNING : AFTERNOON);
    }
}
