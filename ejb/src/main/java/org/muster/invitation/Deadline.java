package org.muster.invitation;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.muster.shared.Language;

/**
 * The last moment to answer. It is always written with the zone it was set in: recipients live in
 * all of them.
 */
public record Deadline(Instant at, ZoneId zone) implements Serializable {

    /** A deadline as it was typed: a wall clock's time, and the name of the zone it hangs in. */
    public static Deadline of(LocalDateTime local, String zone) {
        return new Deadline(local.atZone(Campaign.zone(zone)).toInstant(), Campaign.zone(zone));
    }

    public String zoneName() {
        return zone.getId();
    }

    /** What a clock on the wall there shows. */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(at, zone);
    }

    public boolean isOver(Instant now) {
        return now.isAfter(at);
    }

    /** For example "Friday, 4 May 2012, 17:00, Asia/Bangkok (Indochina Time, UTC+07:00)". */
    public String in(Language language) {
        Locale locale = language.written();
        var moment = at.atZone(zone);
        var offset = moment.getOffset().getId();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .localizedBy(locale)
                        .format(moment.toLocalDateTime())
                + ", "
                + zone.getId()
                + " ("
                + zone.getDisplayName(TextStyle.FULL, locale)
                + ", UTC"
                + (offset.equals("Z") ? "" : offset)
                + ")";
    }

    @Override
    public String toString() {
        return in(Language.EN);
    }
}
