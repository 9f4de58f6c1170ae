package org.muster.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as it stands in the cell of a table: 2012-05-28, 28.05.2012, or the number of days that a
 * spreadsheet counts from the end of 1899. Of 03/04/2012 nobody can tell whether the day or the
 * month comes first: who reads it says which, or asks.
 */
public final class SheetDay {
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern EITHER = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("[34]\\d{4}(\\.0)?");
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    /** Which of the first two numbers is the day, where both could be. */
    public enum Order {
        DAY_FIRST,
        MONTH_FIRST;

        private Order other() {
            return this == DAY_FIRST ? MONTH_FIRST : DAY_FIRST;
        }
    }

    private SheetDay() {}

    /**
     * The day that a field holds. Refused is what is no day, with the reason given, and what could
     * be two: which one is meant is for whoever wrote it to say.
     */
    public static LocalDate of(String field, String text, Told noDay) {
        var day = read(text, Order.DAY_FIRST).orElseThrow(() -> new InvalidInput(field, noDay));
        var other = read(text, Order.MONTH_FIRST).orElseThrow();
        if (!day.equals(other)) {
            throw new InvalidInput(field, Told.of("why.day.two", day, other));
        }
        return day;
    }

    /** The day in this order; in the other one where this order makes no day of it. */
    public static Optional<LocalDate> read(String text, Order order) {
        var either = EITHER.matcher(text);
        if (!either.matches()) {
            return plain(text);
        }
        return DOTTED.matcher(text).matches()
                ? day(either, Order.DAY_FIRST)
                : day(either, order).or(() -> day(either, order.other()));
    }

    /** Whether the text is one day in one order and another in the other. */
    public static boolean isAmbiguous(String text) {
        return !read(text, Order.DAY_FIRST).equals(read(text, Order.MONTH_FIRST));
    }

    private static Optional<LocalDate> plain(String text) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(part(iso, 1), part(iso, 2), part(iso, 3));
        }
        return SERIAL.matcher(text).matches()
                ? Optional.of(SERIAL_START.plusDays(Long.parseLong(text.substring(0, 5))))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher found, Order order) {
        return order == Order.DAY_FIRST
                ? day(part(found, 3), part(found, 2), part(found, 1))
                : day(part(found, 3), part(found, 1), part(found, 2));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int part(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
