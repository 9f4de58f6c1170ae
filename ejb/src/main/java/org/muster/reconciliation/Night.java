package org.muster.reconciliation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When all events are compared without anybody's press: once a day, from an hour of the office's
 * zone on. A server that was down then makes up for it that day.
 *
 * @param hour of the day, 0 to 23; below that never
 */
record Night(int hour, ZoneId zone) {
    /**
     * @param last when all events were compared last, or null
     */
    boolean isDue(Instant now, Instant last) {
        if (hour < 0) {
            return false;
        }
        var today = now.atZone(zone).toLocalDate();
        var begins = today.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
        return !now.isBefore(begins) && (last == null || last.isBefore(begins));
    }
}
