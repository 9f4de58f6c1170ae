package org.muster.attendance;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.muster.shared.SheetDay;

/** The head of a column of marks as somebody wrote it: a day, and perhaps which half of it. */
record DayHeader(String text, Half half) {

    static DayHeader of(String name) {
        var upper = name.strip().toUpperCase(Locale.ROOT);
        if (!upper.endsWith("AM") && !upper.endsWith("PM")) {
            return new DayHeader(upper, null);
        }
        var day = upper.substring(0, upper.length() - 2).strip();
        return new DayHeader(day, Half.valueOf(upper.substring(upper.length() - 2)));
    }

    Optional<LocalDate> day(SheetDay.Order order) {
        return SheetDay.read(text, order);
    }

    boolean isAmbiguous() {
        return SheetDay.isAmbiguous(text);
    }

    /** The same in this order; to be asked where there is none and it matters. */
    Optional<ColumnMeaning> meaning(SheetDay.Order order) {
        if (order == null && isAmbiguous()) {
            return Optional.of(ColumnMeaning.of(ColumnMeaning.Kind.ASKED));
        }
        var taken = order == null ? SheetDay.Order.DAY_FIRST : order;
        return day(taken).map(day -> ColumnMeaning.day(day, half));
    }
}
