package org.muster.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.allowance.Provision.BREAKFAST;
import static org.muster.allowance.Provision.DINNER;
import static org.muster.allowance.Provision.LODGING;
import static org.muster.allowance.Provision.LUNCH;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.dailyrate.DailyRate;
import org.muster.ledger.CostCategory;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/** What worked example A's people are due, to the cent, and where a line begins and ends. */
class ReckoningTest {
    private static final LocalDate MONDAY = LocalDate.of(2011, 2, 14);
    private static final LocalDate FRIDAY = LocalDate.of(2011, 2, 18);
    private static final DateRange BRUSSELS = new DateRange(MONDAY, FRIDAY);
    private static final DateRange BAKU =
            new DateRange(LocalDate.of(2011, 11, 14), LocalDate.of(2011, 11, 18));
    private static final RateShares SHARES = new RateShares(5000, 600, 1200, 1200, 2000);
    private static final Set<Provision> ALL = EnumSet.allOf(Provision.class);

    private static final SchemeTerms NIGHTS = terms(AllowanceKind.PER_NIGHT, 0, 0);
    private static final SchemeTerms WORKSHOP = terms(AllowanceKind.DESA_WORKSHOP, 1, 2000);

    @Test
    void theNightsOfBrusselsComeOutToTheCent() {
        assertEquals("1215.00", nights(5, Set.of()), "all five");
        assertEquals("607.50", nights(5, Set.of(LODGING)));
        assertEquals("1069.20", nights(5, Set.of(LUNCH)));
        assertEquals("243.00", nights(5, ALL));
        assertEquals("729.00", nights(3, Set.of()), "left after the third day");
        assertEquals("0.00", nights(0, Set.of()), "never came");
        var sum =
                Stream.of("1215.00", "607.50", "1069.20", "243.00", "729.00")
                        .map(amount -> Money.parse(amount, "EUR"))
                        .reduce(Money.zero(NIGHTS.currency()), Money::plus);
        assertEquals(Money.parse("3863.70", "EUR"), sum);
        assertEquals(
                Money.parse("972.00", "EUR"),
                Reckoning.share(Money.parse("1215.00", "EUR"), NIGHTS.advanceBasisPoints()));
    }

    @Test
    void theNightsOfBakuComeOutToTheCent() {
        var stay = stay(BAKU, BAKU, days(BAKU), everyDay(BAKU, Set.of(BREAKFAST)));
        var due = new Reckoning(NIGHTS, published("198.00", null)).of(stay);
        assertEquals("930.60", text(due.total()));
        assertEquals(
                List.of("186.12"),
                due.lines().stream().map(line -> text(line.amount())).distinct().toList());
    }

    @Test
    void aWorkshopPaysFromTheArrivalAndADayToTravel() {
        var nights = new DateRange(MONDAY.minusDays(1), FRIDAY);
        var full = brussels(WORKSHOP, stay(BRUSSELS, nights, days(BRUSSELS), Map.of()));
        assertEquals("1701.00", text(full.total()));
        assertEquals(7, full.lines().size());
        assertEquals(Entitlement.Part.TRAVEL_DAY, full.lines().get(6).part());
        var housed =
                brussels(WORKSHOP, stay(BRUSSELS, nights, days(BRUSSELS), everyDay(nights, ALL)));
        assertEquals("534.60", text(housed.total()));
        var never = brussels(WORKSHOP, stay(BRUSSELS, nights, Set.of(), Map.of()));
        assertEquals(List.of(), never.lines(), "no travel day for who never came");
    }

    @Test
    void aDayTripLongerThanTheThresholdIsPaidItsShare() {
        var trip = away(Map.of(MONDAY, 11), Set.of(MONDAY), null);
        assertEquals("97.20", text(brussels(NIGHTS, trip).total()));
        assertEquals(
                "0.00",
                text(brussels(NIGHTS, away(Map.of(MONDAY, 10), Set.of(MONDAY), null)).total()));
        assertEquals(
                "0.00",
                text(brussels(NIGHTS, away(Map.of(MONDAY, 11), Set.of(FRIDAY), null)).total()),
                "not there that day");
        var both = away(Map.of(MONDAY, 11), Set.of(MONDAY), new DateRange(MONDAY, MONDAY));
        assertEquals("243.00", text(brussels(NIGHTS, both).total()), "once for one day");
    }

    @Test
    void eachLegIsPaidLessWithAVehicle() {
        var stay =
                new Stay(
                        BRUSSELS,
                        days(BRUSSELS),
                        BRUSSELS,
                        Map.of(),
                        Map.of(),
                        List.of(
                                new Stay.Leg(MONDAY, false),
                                new Stay.Leg(MONDAY, true),
                                new Stay.Leg(FRIDAY, false)));
        var due = brussels(NIGHTS, stay);
        assertEquals("91.20", text(due.total(CostCategory.TERM)));
        assertEquals("1215.00", text(due.total(CostCategory.DSA)));
        assertEquals("1306.20", text(due.total()));
    }

    @Test
    void aNightBesideTheProgrammeHangsOnItsNearestDay() {
        var nights = new DateRange(MONDAY.minusDays(1), FRIDAY.plusDays(1));
        assertEquals(7, owed(nights, days(BRUSSELS)).size());
        assertEquals(List.of(MONDAY.minusDays(1), MONDAY), owed(nights, Set.of(MONDAY)));
        assertEquals(List.of(FRIDAY, FRIDAY.plusDays(1)), owed(nights, Set.of(FRIDAY)));
        assertEquals(List.of(MONDAY.plusDays(1)), owed(nights, Set.of(MONDAY.plusDays(1))));
        assertEquals(List.of(), owed(nights, Set.of(MONDAY.minusDays(1))), "no day of the event");
    }

    @Test
    void aNightIsPaidAtTheRateOfItsMonthAndNeverAtAnotherOnes() {
        var event = new DateRange(LocalDate.of(2011, 1, 30), LocalDate.of(2011, 2, 1));
        var stay = stay(event, event, days(event), Map.of());
        Function<YearMonth, DailyRate> rates =
                month -> {
                    if (month.getMonthValue() > 2) {
                        throw new NoSuchElementException("no rate of " + month);
                    }
                    return rate(month, month.getMonthValue() == 1 ? "100.00" : "243.00", null);
                };
        assertEquals("443.00", text(new Reckoning(NIGHTS, rates).of(stay).total()));
        var march = new DateRange(event.from(), LocalDate.of(2011, 3, 1));
        assertThrows(
                NoSuchElementException.class,
                () -> new Reckoning(NIGHTS, rates).of(stay(march, march, days(march), Map.of())));
    }

    @Test
    void aPlaceMaySayItselfHowMuchOfItsRateIsTheRoom() {
        var stay =
                stay(
                        BRUSSELS,
                        BRUSSELS,
                        Set.of(MONDAY),
                        everyDay(BRUSSELS, Set.of(LODGING, DINNER)));
        var line = new Reckoning(NIGHTS, published("100.00", 6500)).of(stay).lines().get(0);
        assertEquals(2660, line.basisPoints(), "100 less 65 and 8.40");
        assertEquals("26.60", text(line.amount()));
    }

    @Test
    void aFlatAmountIsPaidForEachDayOfTheEventSomebodyWasThere() {
        var flat =
                new SchemeTerms(
                        AllowanceKind.PER_DAY,
                        NIGHTS.currency(),
                        10_000,
                        RateShares.NONE,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0);
        var present = Set.of(MONDAY, FRIDAY, FRIDAY.plusDays(1));
        var due = brussels(flat, stay(BRUSSELS, null, present, everyDay(BRUSSELS, ALL)));
        assertEquals("200.00", text(due.total()));
    }

    @Test
    void halfACentIsRoundedUpOnEachLine() {
        var stay = stay(BRUSSELS, BRUSSELS, days(BRUSSELS), everyDay(BRUSSELS, Set.of(LODGING)));
        var due = new Reckoning(NIGHTS, published("0.01", null)).of(stay);
        assertEquals("0.05", text(due.total()), "five times 0.005, not 0.025 once");
    }

    private static String nights(int daysPresent, Set<Provision> provided) {
        var present = days(BRUSSELS).stream().limit(daysPresent).collect(Collectors.toSet());
        var stay = stay(BRUSSELS, BRUSSELS, present, everyDay(BRUSSELS, provided));
        return text(brussels(NIGHTS, stay).total());
    }

    private static List<LocalDate> owed(DateRange nights, Set<LocalDate> present) {
        return brussels(NIGHTS, stay(BRUSSELS, nights, present, Map.of())).lines().stream()
                .map(Entitlement.Line::on)
                .toList();
    }

    private static Entitlement brussels(SchemeTerms terms, Stay stay) {
        return new Reckoning(terms, published("243.00", null)).of(stay);
    }

    private static Function<YearMonth, DailyRate> published(String rate, Integer room) {
        return month -> rate(month, rate, room);
    }

    private static DailyRate rate(YearMonth month, String rate, Integer room) {
        return new DailyRate("BE", "Brussels", month, Money.parse(rate, "EUR"), room, "Invented");
    }

    private static Stay stay(
            DateRange programme,
            DateRange nights,
            Set<LocalDate> present,
            Map<LocalDate, Set<Provision>> provided) {
        return new Stay(programme, present, nights, provided, Map.of(), List.of());
    }

    private static Stay away(
            Map<LocalDate, Integer> hours, Set<LocalDate> present, DateRange nights) {
        return new Stay(BRUSSELS, present, nights, Map.of(), hours, List.of());
    }

    private static Set<LocalDate> days(DateRange range) {
        return range.each().collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Map<LocalDate, Set<Provision>> everyDay(
            DateRange days, Set<Provision> provided) {
        return days.each().collect(Collectors.toMap(day -> day, day -> provided));
    }

    private static SchemeTerms terms(AllowanceKind kind, int travelDays, int boardAndLodging) {
        return new SchemeTerms(
                kind,
                java.util.Currency.getInstance("EUR"),
                0,
                SHARES,
                travelDays,
                boardAndLodging,
                10,
                4000,
                3800,
                1520,
                8000);
    }

    private static String text(Money amount) {
        return amount.decimal().toPlainString();
    }
}
