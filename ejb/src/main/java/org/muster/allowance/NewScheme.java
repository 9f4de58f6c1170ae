package org.muster.allowance;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * A version of a scheme as it is entered.
 *
 * @param code what the scheme is called by, the same for all its versions
 * @param from the first day an event may begin on to be paid by it
 * @param to the last such day; null where none is known
 */
public record NewScheme(
        String code, String title, SchemeTerms terms, LocalDate from, LocalDate to) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{1,19}");
    private static final int LONGEST_TITLE = 160;

    public NewScheme {
        code = code == null ? "" : code.strip();
        title = title == null ? "" : title.strip();
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInput("code", Told.of("why.scheme.code"));
        }
        if (title.isEmpty()
                || title.length() > LONGEST_TITLE
                || title.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("title", Told.of("why.scheme.title", LONGEST_TITLE));
        }
        if (from == null) {
            throw new InvalidInput("from", Told.of("why.rate.day"));
        }
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput("to", Told.of("why.dates", from, to));
        }
    }
}
