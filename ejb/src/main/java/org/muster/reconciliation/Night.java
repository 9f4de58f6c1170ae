package org.muster.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When all events are compared without anybody's press: once a day, from an hour of the office's
 * zone on. A server that was down then makes up for it that day; what was before the hour was set
 * is not made up for.
 *
 * @param hour of the day, 0 to 23; null for never
 * @param setAt since when that is its hour
 */
record Night(Integer hour, Instant setAt, ZoneId zone) {
    /**
     * When it begins next; not after now where it is due.
     *
     * @param last when the last one began, or null
     */
    Optional<Instant> next(Instant now, Instant last) {
        if (hour == null) {
            return Optional.empty();
        }
        var today = LocalDate.ofInstant(now, zone);
        var begins = begins(today);
        var isPast = begins.isBefore(setAt) || last != null && !last.isBefore(begins);
        return Optional.of(isPast ? begins(today.plusDays(1)) : begins);
    }

    boolean isDue(Instant now, Instant last) {
        return next(now, last).filter(begins -> !begins.isAfter(now)).isPresent();
    }

    private Instant begins(LocalDate day) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }
}
