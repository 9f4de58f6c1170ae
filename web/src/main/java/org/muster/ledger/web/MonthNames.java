package org.muster.ledger.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.web.CurrentUser;

/** MonthNames as addresses write them, 2012-05, and as people read them. */
@Named
@RequestScoped
public class MonthNames {
    @Inject private CurrentUser user;

    /** May 2012, in the reader's language. */
    public String of(YearMonth month) {
        var tag = user.language().code() + "-u-nu-latn";
        return DateTimeFormatter.ofPattern("LLLL yyyy", java.util.Locale.forLanguageTag(tag))
                .format(month);
    }

    /** The month an address names; what is no month names nothing. */
    static YearMonth read(String text) {
        try {
            return YearMonth.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new NotFound("month", text == null ? "" : text);
        }
    }

    /** The month a filter names, or null where it names none. */
    public static YearMonth readFilter(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return YearMonth.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("month", "A month is written 2012-06");
        }
    }
}
