package org.muster.travel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.muster.event.EventId;
import org.muster.shared.DateRange;

/**
 * An event as far as journeys to it are concerned.
 *
 * @param openUntil the last day, at the venue, on which travellers change their facts themselves
 */
public record TravellingEvent(
        EventId id,
        String code,
        String region,
        DateRange days,
        ZoneId zone,
        boolean isCancelled,
        LocalDate openUntil) {

    boolean isOpen(Instant now) {
        return !isCancelled && !now.atZone(zone).toLocalDate().isAfter(openUntil);
    }
}
