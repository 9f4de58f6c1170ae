package org.muster.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.reporting.StatementOrder;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

class StatementScheduleTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Actor OFFICER = new Actor("officer");

    @Test
    void theNextTimeIsTheFirstSuchHourInTheOfficesZone() {
        var noon = at("2012-05-05T12:00");
        assertEquals(at("2012-05-05T13:00"), Rhythm.MONTHLY.next(noon, 5, 13));
        assertEquals(at("2012-06-05T12:00"), Rhythm.MONTHLY.next(noon, 5, 12), "not twice");
        assertEquals(at("2012-07-05T06:00"), Rhythm.QUARTERLY.next(noon, 5, 6));
        assertEquals(at("2013-01-05T06:00"), Rhythm.YEARLY.next(noon, 5, 6));
        assertEquals(at("2012-01-05T06:00"), Rhythm.YEARLY.next(at("2012-01-01T00:00"), 5, 6));
    }

    @Test
    void anHourTheClocksLeaveOutIsTheOneAfterIt() {
        var before = at("2012-03-24T12:00");
        assertEquals(at("2012-03-25T03:00"), Rhythm.MONTHLY.next(before, 25, 2));
    }

    @Test
    void itAccountsForTheMonthQuarterOrYearThatIsOver() {
        var day = LocalDate.of(2012, 5, 5);
        assertEquals(days("2012-04-01", "2012-04-30"), Rhythm.MONTHLY.accountedOn(day));
        assertEquals(days("2012-01-01", "2012-03-31"), Rhythm.QUARTERLY.accountedOn(day));
        assertEquals(days("2011-01-01", "2011-12-31"), Rhythm.YEARLY.accountedOn(day));
    }

    @Test
    void ofSeveralMissedTimesTheLastIsMadeUpForOnce() {
        var schedule = schedule("2012-01-10T12:00");
        assertEquals(Optional.empty(), take(schedule, "2012-02-04T12:00"));
        var late = take(schedule, "2012-05-20T12:00");
        assertEquals("2012-04-01/2012-04-30", late.orElseThrow().subject());
        schedule.refused(Told.of("refusal.ScopeRefused"));
        assertEquals(Optional.empty(), take(schedule, "2012-05-20T12:01"));
        assertEquals(
                "2012-05-01/2012-05-31",
                take(schedule, "2012-06-05T06:00").orElseThrow().subject());
    }

    @Test
    void aTimeIsTakenByOneServerAndTakenAgainWhereThatOneDied() {
        var schedule = schedule("2012-01-10T12:00");
        var first = take(schedule, "2012-02-05T06:00");
        assertEquals(Optional.empty(), take(schedule, "2012-02-05T06:01"), "it is being started");
        assertEquals(first, take(schedule, "2012-02-05T06:03"), "nobody started it");
        schedule.end();
        assertEquals(Optional.empty(), take(schedule, "2012-03-05T06:00"));
    }

    @Test
    void aDayThatSomeMonthsLackAndAnHourNoDayHasAreRefusedByField() {
        assertEquals("day", refused(29, 6).field());
        assertEquals("day", refused(0, 6).field());
        assertEquals("hour", refused(5, 24).field());
        assertEquals("hour", refused(5, -1).field());
    }

    private static InvalidInput refused(int day, int hour) {
        return assertThrows(
                InvalidInput.class,
                () ->
                        StatementSchedule.set(
                                null, Rhythm.MONTHLY, day, hour, OFFICER, Instant.EPOCH, BRUSSELS));
    }

    private static StatementSchedule schedule(String now) {
        return StatementSchedule.set(
                null, Rhythm.MONTHLY, 5, 6, OFFICER, at(now).toInstant(), BRUSSELS);
    }

    private static Optional<StatementOrder> take(StatementSchedule schedule, String now) {
        return schedule.take(at(now).toInstant(), at(now).toInstant(), BRUSSELS);
    }

    private static ZonedDateTime at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BRUSSELS);
    }

    private static DateRange days(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }
}
