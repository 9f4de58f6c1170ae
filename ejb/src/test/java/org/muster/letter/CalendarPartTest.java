package org.muster.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.Test;
import org.muster.event.Audience;
import org.muster.event.EventId;
import org.muster.event.EventStatus;
import org.muster.event.EventSummary;
import org.muster.event.EventType;
import org.muster.letter.CalendarPart.Party;
import org.muster.member.Region;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** What two programs that keep calendars, neither of them ours, make of an entry. */
class CalendarPartTest {
    private static final UUID PART = UUID.fromString("0d9f4b1e-0a55-4d0a-9d7b-6a3b1c2d3e4f");
    private static final String TITLE =
            "Региональный семинар по консультантам; программа «Колумб», часть 1\\2 для администраций";

    @Test
    void theOpeningInBakuAtNineIsFourUtc() throws Exception {
        var text = text(part(baku(LocalDate.of(2012, 7, 3)), 0, "Ada Alpha").request());
        assertEquals(Instant.parse("2012-07-03T04:00:00Z"), start(text));
        assertEquals(
                Instant.parse("2012-07-03T04:00:00Z"),
                entry(text).getDateStart().getValue().toInstant());
        assertEquals(
                Instant.parse("2012-07-06T19:00:00Z"),
                entry(text).getDateEnd().getValue().toInstant());
        var november = text(part(baku(LocalDate.of(2011, 11, 14)), 0, "Ada Alpha").request());
        assertEquals(Instant.parse("2011-11-14T05:00:00Z"), start(november));
    }

    /** Under a name no program knows, only the zone that is carried along can be right. */
    @Test
    void theZoneCarriedAlongIsRightAlsoWhereItsClockChanges() throws Exception {
        for (var day :
                new LocalDate[] {
                    LocalDate.of(2012, 3, 23), LocalDate.of(2012, 10, 26), LocalDate.of(2012, 1, 9)
                }) {
            for (var zone :
                    new String[] {"Europe/Brussels", "America/Montevideo", "Asia/Bangkok", "UTC"}) {
                var event = event(day, ZoneId.of(zone), "Hall");
                var carried = text(part(event, 0, "Ada").request()).replace(zone, "Venue/Unknown");
                assertEquals(event.opening(), entry(carried).getDateStart().getValue().toInstant());
                assertEquals(
                        ZonedDateTime.of(day.plusDays(4), LocalTime.MIDNIGHT, ZoneId.of(zone))
                                .toInstant(),
                        entry(carried).getDateEnd().getValue().toInstant(),
                        zone + " " + day);
            }
        }
    }

    @Test
    void titlePlaceAndPeopleArriveAsTheyWereWritten() throws Exception {
        var text = text(part(baku(LocalDate.of(2012, 7, 3)), 3, "Şahin \"Ada\" Əliyev").request());
        var entry = entry(text);
        assertEquals(TITLE, entry.getSummary().getValue());
        assertEquals("ru", entry.getSummary().getLanguage());
        assertEquals("Hall, Baku, Азербайджан", entry.getLocation().getValue());
        assertEquals("Şahin 'Ada' Əliyev", entry.getAttendees().get(0).getCommonName());
        assertEquals("ada@alpha.example", entry.getAttendees().get(0).getEmail());
        assertEquals("office@muster.example", entry.getOrganizer().getEmail());
        var other = new CalendarBuilder().build(new StringReader(text));
        var summary =
                other.getComponent(Component.VEVENT).orElseThrow().getRequiredProperty("SUMMARY");
        assertEquals(TITLE, summary.getValue());
        for (var line : text.split("\r\n", -1)) {
            assertTrue(line.getBytes(UTF_8).length <= 75, line);
            assertFalse(line.contains("\n") || line.contains("\uFFFD"), line);
        }
    }

    @Test
    void aMoveChangesTheEntryAndACancellationTakesItAway() throws Exception {
        var first = entry(text(part(baku(LocalDate.of(2012, 7, 3)), 0, "Ada").request()));
        var moved = text(part(baku(LocalDate.of(2012, 7, 10)), 1, "Ada").request());
        var cancelled = text(part(baku(LocalDate.of(2012, 7, 10)), 1, "Ada").cancellation());
        assertEquals(first.getUid().getValue(), entry(moved).getUid().getValue());
        assertEquals(first.getUid().getValue(), entry(cancelled).getUid().getValue());
        assertEquals(0, first.getSequence().getValue());
        assertEquals(1, entry(moved).getSequence().getValue());
        assertEquals(2, entry(cancelled).getSequence().getValue());
        assertTrue(moved.contains("METHOD:REQUEST\r\n") && cancelled.contains("METHOD:CANCEL\r\n"));
        assertTrue(entry(cancelled).getStatus().isCancelled());
        assertEquals(
                "text/calendar; method=CANCEL; charset=UTF-8",
                part(baku(LocalDate.of(2012, 7, 10)), 1, "Ada").cancellation().type());
    }

    @Test
    void noNameStartsALineOfItsOwnAndNoAddressIsMoreThanOne() throws Exception {
        var thief = "Ada\r\nATTENDEE:mailto:thief@evil.example\u2028X:\"y";
        var event = event(LocalDate.of(2012, 7, 3), ZoneId.of("Asia/Baku"), thief);
        var text = text(part(event, 0, thief).request());
        assertEquals(1, entry(text).getAttendees().size());
        assertEquals("ada@alpha.example", entry(text).getAttendees().get(0).getEmail());
        for (var address :
                new String[] {"a@b.example\r\nX:y", "a@b.example,c@d.example", "", null}) {
            var part = part(event, 0, new Party("Ada", address));
            assertThrows(InvalidInput.class, () -> part.request().content());
        }
    }

    @Test
    void everyEntryIsValidToBothReaders() throws Exception {
        for (var language : Language.values()) {
            var part =
                    new CalendarPart(
                            PART,
                            "muster.example",
                            0,
                            Instant.parse("2012-05-04T10:00:00Z"),
                            baku(LocalDate.of(2012, 7, 3)),
                            language,
                            new Party("Muster", "office@muster.example"),
                            new Party("Ada", "ada@alpha.example"));
            for (var enclosure : new Enclosure[] {part.request(), part.cancellation()}) {
                var calendar = Biweekly.parse(text(enclosure)).first();
                assertTrue(calendar.validate(ICalVersion.V2_0).isEmpty());
                assertFalse(
                        new CalendarBuilder()
                                .build(new StringReader(text(enclosure)))
                                .validate()
                                .hasErrors());
            }
        }
    }

    private static VEvent entry(String text) {
        return Biweekly.parse(text).first().getEvents().get(0);
    }

    private static Instant start(String text) throws Exception {
        var event =
                new CalendarBuilder().build(new StringReader(text)).getComponent(Component.VEVENT);
        DtStart<Temporal> start = event.orElseThrow().getRequiredProperty("DTSTART");
        return start.getDate() instanceof ZonedDateTime zoned
                ? zoned.toInstant()
                : OffsetDateTime.from(start.getDate()).toInstant();
    }

    private static String text(Enclosure enclosure) {
        assertTrue(enclosure.isCalendar());
        return new String(enclosure.content(), UTF_8);
    }

    private static CalendarPart part(EventSummary event, int sequence, String name) {
        return part(event, sequence, new Party(name, "ada@alpha.example"));
    }

    private static CalendarPart part(EventSummary event, int sequence, Party attendee) {
        return new CalendarPart(
                PART,
                "muster.example",
                sequence,
                Instant.parse("2012-05-04T10:00:00Z"),
                event,
                Language.RU,
                new Party("Muster Secretariat", "office@muster.example"),
                attendee);
    }

    private static EventSummary baku(LocalDate day) {
        return event(day, ZoneId.of("Asia/Baku"), "Hall");
    }

    private static EventSummary event(LocalDate day, ZoneId zone, String venue) {
        var opensAt = LocalTime.of(9, 0);
        return new EventSummary(
                new EventId(UUID.randomUUID()),
                0,
                "A-1",
                EventType.SUBREGIONAL_WORKSHOP,
                EventStatus.CONFIRMED,
                null,
                Audience.CUSTOMS_ONLY,
                new DateRange(day, day.plusDays(3)),
                zone,
                opensAt,
                ZonedDateTime.of(day, opensAt, zone).toInstant(),
                0,
                venue,
                "Baku",
                "AZ",
                Region.EUR,
                Language.RU,
                Map.of(Language.RU, TITLE),
                Set.of(Language.RU),
                Set.of(),
                null,
                null);
    }
}
