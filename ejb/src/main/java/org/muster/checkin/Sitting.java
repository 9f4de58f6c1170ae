package org.muster.checkin;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.muster.attendance.Half;

/** The half day people come in for, in the venue's own time. */
public record Sitting(LocalDate day, Half half) implements Serializable {
    // Those who come back from lunch come for the afternoon.
    private static final LocalTime AFTERNOON = LocalTime.of(13, 0);

    static Sitting at(Instant now, ZoneId venue) {
        var there = now.atZone(venue);
        return new Sitting(
                there.toLocalDate(), there.toLocalTime().isBefore(AFTERNOON) ? Half.AM : Half.PM);
    }
}
