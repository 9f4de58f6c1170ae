package org.muster.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.muster.shared.DateRange;

/**
 * How often a statement comes by itself: once a month, a calendar quarter or a calendar year has
 * ended, it accounts for that one.
 */
public enum Rhythm {
    MONTHLY(1),
    QUARTERLY(3),
    YEARLY(12);

    private final int months;

    Rhythm(int months) {
        this.months = months;
    }

    /** The first such hour after a moment, in that moment's zone. */
    ZonedDateTime next(ZonedDateTime after, int day, int hour) {
        var first = begins(after.toLocalDate());
        var next = at(first, day, hour, after);
        return next.isAfter(after) ? next : at(first.plusMonths(months), day, hour, after);
    }

    /** What a statement made on a day accounts for: the last one that was over. */
    DateRange accountedOn(LocalDate day) {
        var begins = begins(day);
        return new DateRange(begins.minusMonths(months), begins.minusDays(1));
    }

    private LocalDate begins(LocalDate day) {
        var monthsIn = (day.getMonthValue() - 1) % months;
        return day.withDayOfMonth(1).minusMonths(monthsIn);
    }

    /** An hour that the clocks leave out is the one after it. */
    private static ZonedDateTime at(LocalDate month, int day, int hour, ZonedDateTime like) {
        return ZonedDateTime.of(month.withDayOfMonth(day), LocalTime.of(hour, 0), like.getZone());
    }
}
