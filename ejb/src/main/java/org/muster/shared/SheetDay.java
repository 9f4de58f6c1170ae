package org.muster.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as it stands in the cell of a table: 2012-05-28, 28.05.2012, or the number of days that a
 * spreadsheet counts from the end of 1899. A day before a month is the only order taken for text.
 */
public final class SheetDay {
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("[34]\\d{4}(\\.0)?");
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    private SheetDay() {}

    /** The day, or nothing where the text is none. */
    public static Optional<LocalDate> read(String text) {
        try {
            var iso = ISO.matcher(text);
            if (iso.matches()) {
                return Optional.of(LocalDate.of(part(iso, 1), part(iso, 2), part(iso, 3)));
            }
            var dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                return Optional.of(
                        LocalDate.of(part(dayFirst, 3), part(dayFirst, 2), part(dayFirst, 1)));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return SERIAL.matcher(text).matches()
                ? Optional.of(SERIAL_START.plusDays(Long.parseLong(text.substring(0, 5))))
                : Optional.empty();
    }

    private static int part(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
