package org.muster.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.member.Region;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** An event's days are those of its venue, and a cancelled event stays as it was. */
class CapacityEventTest {
    private static final Actor ANNA = new Actor("anna");

    @Test
    void nineInBakuWasFourUtcInJuly2012AndFiveInNovember2011() {
        assertEquals(Instant.parse("2012-07-03T04:00:00Z"), opening(LocalDate.of(2012, 7, 3)));
        assertEquals(Instant.parse("2011-11-14T05:00:00Z"), opening(LocalDate.of(2011, 11, 14)));
        assertEquals(Instant.parse("2026-07-03T05:00:00Z"), opening(LocalDate.of(2026, 7, 3)));
    }

    @Test
    void anEventThatTookPlaceIsNotCancelledAndACancelledOneNotChanged() {
        var held = event(details("A-1", "Baku", Map.of(Language.RU, "Семинар")));
        held.markHeld();
        assertThrows(EventHeld.class, held::cancel);
        var cancelled = event(details("A-2", "Baku", Map.of(Language.RU, "Семинар")));
        cancelled.cancel();
        assertThrows(EventCancelled.class, cancelled::confirm);
        assertThrows(EventCancelled.class, cancelled::cancel);
    }

    @Test
    void aTitleInTheOriginalLanguageAVenueAndASoundCodeAreNeeded() {
        refused("A-1", "Baku", Map.of(Language.EN, "Workshop"));
        refused("A-1", " ", Map.of(Language.RU, "Семинар"));
        refused("a b", "Baku", Map.of(Language.RU, "Семинар"));
        refused("A-1", "Baku", Map.of(Language.RU, "x".repeat(251)));
    }

    @Test
    void theTitleFallsBackToEnglishAndThenToTheOriginal() {
        var both =
                event(
                                details(
                                        "A-1",
                                        "Baku",
                                        Map.of(Language.RU, "Семинар", Language.EN, "Workshop")))
                        .summary();
        assertEquals("Workshop", both.title(Language.FR));
        assertEquals("Семинар", both.title(Language.RU));
        var one = event(details("A-1", "Baku", Map.of(Language.RU, "Семинар"))).summary();
        assertEquals(Language.RU, one.titleLanguage(Language.FR));
    }

    @Test
    void aMoveRaisesTheCalendarSequenceOnceSomebodyHasTheEventInACalendar() {
        var titles = Map.of(Language.RU, "Семинар");
        var event = event(details("A-1", "Baku", titles));
        event.change(details("A-1", "Ganja", titles), false);
        assertEquals(0, event.summary().calendarSequence());
        event.change(details("A-1", "Ganja", Map.of(Language.RU, "Встреча")), true);
        assertEquals(0, event.summary().calendarSequence());
        event.change(details("A-1", "Baku", titles), true);
        event.change(details(LocalDate.of(2012, 7, 4), "A-1", "Baku", titles), true);
        assertEquals(2, event.summary().calendarSequence());
    }

    private static void refused(String code, String city, Map<Language, String> titles) {
        assertThrows(InvalidInput.class, () -> event(details(code, city, titles)));
    }

    private static Instant opening(LocalDate day) {
        return event(details(day, "A-1", "Baku", Map.of(Language.RU, "Семинар"))).opening();
    }

    private static CapacityEvent event(EventDetails details) {
        return CapacityEvent.plan(details, ANNA, Instant.EPOCH);
    }

    private static EventDetails details(String code, String city, Map<Language, String> titles) {
        return details(LocalDate.of(2012, 7, 3), code, city, titles);
    }

    private static EventDetails details(
            LocalDate day, String code, String city, Map<Language, String> titles) {
        return new EventDetails(
                code,
                EventType.SUBREGIONAL_WORKSHOP,
                Audience.CUSTOMS_ONLY,
                null,
                new DateRange(day, day.plusDays(3)),
                ZoneId.of("Asia/Baku"),
                LocalTime.of(9, 0),
                "Regional office",
                city,
                "AZ",
                Region.EUR,
                Language.RU,
                titles,
                Set.of(Language.RU),
                "AZ",
                Topic.RISK_MANAGEMENT);
    }
}
