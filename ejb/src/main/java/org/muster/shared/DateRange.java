package org.muster.shared;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Days from the first to the last, both included; the days are those of the calendar at the place
 * meant.
 */
@Embeddable
public record DateRange(LocalDate from, LocalDate to) implements Serializable {

    public DateRange {
        if (from == null || to == null || to.isBefore(from)) {
            throw new InvalidInput("dates", Told.of("why.dates", from, to));
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
    }

    public Stream<LocalDate> each() {
        return from.datesUntil(to.plusDays(1));
    }
}
