package org.muster.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.event.EventSummary;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/**
 * A confirmed participant's entry of an event for their calendar, as iCalendar text (RFC 5545, sent
 * as RFC 5546 says). One participation has one entry for ever: a later sequence changes it, a
 * cancellation takes it away, and nothing stands there twice. Times are those of the venue's clock.
 *
 * @param participation whose entry it is; with the installation it is the entry's identity
 * @param installation what tells this installation from others, e.g. its host
 * @param sequence the event's calendar sequence; a cancellation is written one higher
 * @param stamp when this was written
 */
public record CalendarPart(
        UUID participation,
        String installation,
        int sequence,
        Instant stamp,
        EventSummary event,
        Language language,
        Party organiser,
        Party attendee) {

    /** Somebody with a name and an address; one that is not plain is refused when it is written. */
    public record Party(String name, String address) {}

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int MOST_OCTETS = 75;
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^<>\"(),:;\\\\]]+@[A-Za-z0-9.-]+");

    /** Puts the event into the calendar, or moves it there. */
    public Enclosure request() {
        return enclosed("REQUEST", sequence, "CONFIRMED");
    }

    /** Takes it out again. */
    public Enclosure cancellation() {
        return enclosed("CANCEL", sequence + 1, "CANCELLED");
    }

    private Enclosure enclosed(String method, int number, String status) {
        return new Enclosure(
                "event.ics",
                "text/calendar; method=" + method + "; charset=UTF-8",
                () -> written(method, number, status));
    }

    private byte[] written(String method, int number, String status) {
        var out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Muster//Capacity events//EN");
        line(out, "CALSCALE:GREGORIAN");
        line(out, "METHOD:" + method);
        venueClock(out);
        entry(out, number, status);
        line(out, "END:VCALENDAR");
        return out.toString().getBytes(UTF_8);
    }

    private void entry(StringBuilder out, int number, String status) {
        var zone = ";TZID=\"" + event.zone().getId() + "\":";
        line(out, "BEGIN:VEVENT");
        line(out, "UID:" + participation + "@" + plain(installation));
        line(out, "SEQUENCE:" + number);
        line(out, "DTSTAMP:" + utc(stamp));
        line(out, "DTSTART" + zone + LOCAL.format(starts()));
        line(out, "DTEND" + zone + LOCAL.format(ends()));
        line(out, "SUMMARY;LANGUAGE=" + titleLanguage() + ":" + text(event.title(language)));
        line(out, "LOCATION;LANGUAGE=" + language.code() + ":" + text(place()));
        line(out, "STATUS:" + status);
        line(out, "TRANSP:OPAQUE");
        line(out, "ORGANIZER;CN=" + named(organiser));
        line(
                out,
                "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=" + named(attendee));
        line(out, "END:VEVENT");
    }

    private String titleLanguage() {
        return event.titleLanguage(language).code();
    }

    private String place() {
        var country = new Locale.Builder().setRegion(event.countryIso()).build();
        return event.venue()
                + ", "
                + event.city()
                + ", "
                + country.getDisplayCountry(language.locale());
    }

    private ZonedDateTime starts() {
        return event.opening().atZone(event.zone());
    }

    /** An event says when it opens; it lasts until the end of its last day. */
    private ZonedDateTime ends() {
        return event.days().to().plusDays(1).atStartOfDay(event.zone());
    }

    /** The venue's zone as it stands at the start, and each change of its clock until the end. */
    private void venueClock(StringBuilder out) {
        var rules = event.zone().getRules();
        line(out, "BEGIN:VTIMEZONE");
        line(out, "TZID:" + event.zone().getId());
        var before = rules.previousTransition(starts().toInstant().plusSeconds(1));
        if (before == null) {
            var offset = rules.getOffset(starts().toInstant());
            observed(out, LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset, false);
        }
        for (var change = before == null ? rules.nextTransition(starts().toInstant()) : before;
                change != null && change.getInstant().isBefore(ends().toInstant());
                change = rules.nextTransition(change.getInstant())) {
            observed(
                    out,
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter(),
                    rules.isDaylightSavings(change.getInstant()));
        }
        line(out, "END:VTIMEZONE");
    }

    private static void observed(
            StringBuilder out,
            LocalDateTime since,
            ZoneOffset from,
            ZoneOffset to,
            boolean isSummer) {
        var kind = isSummer ? "DAYLIGHT" : "STANDARD";
        line(out, "BEGIN:" + kind);
        line(out, "DTSTART:" + LOCAL.format(since));
        line(out, "TZOFFSETFROM:" + offset(from));
        line(out, "TZOFFSETTO:" + offset(to));
        line(out, "END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        var seconds = Math.abs(offset.getTotalSeconds());
        return (offset.getTotalSeconds() < 0 ? "-" : "+")
                + "%02d%02d".formatted(seconds / 3600, seconds / 60 % 60)
                + (seconds % 60 == 0 ? "" : "%02d".formatted(seconds % 60));
    }

    private static String utc(Instant instant) {
        return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    private static String named(Party party) {
        var address = party.address();
        if (address == null || !PLAIN.matcher(address).matches()) {
            throw new InvalidInput("email", "A calendar names people by a plain address");
        }
        return "\""
                + plain(party.name()).replace('"', '\'')
                + "\":mailto:"
                + address.replace("%", "%25");
    }

    private static String text(String value) {
        return plain(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    /** No value starts a line of its own. */
    private static String plain(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    /** A line of at most 75 octets; a longer one goes on after a space, between two letters. */
    private static void line(StringBuilder out, String text) {
        var octets = 0;
        for (var at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            var letter = Character.toString(text.codePointAt(at));
            var size = letter.getBytes(UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(letter);
            octets += size;
        }
        out.append("\r\n");
    }
}
