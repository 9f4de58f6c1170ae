package org.muster.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.allowance.AllowanceKind.DESA_WORKSHOP;
import static org.muster.allowance.AllowanceKind.PER_DAY;
import static org.muster.allowance.AllowanceKind.PER_NIGHT;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.muster.shared.InvalidInput;

/** A scheme says nothing that contradicts itself or has no effect. */
class SchemeTermsTest {
    private static final RateShares SHARES = new RateShares(5000, 600, 1200, 1200, 2000);
    private static final LocalDate DAY = LocalDate.of(2011, 1, 1);

    @Test
    void sharesMakeTheWholeExactly() {
        assertEquals("room", field(() -> new RateShares(5000, 600, 1200, 1200, 1999)));
        assertEquals("room", field(() -> new RateShares(5000, 600, 1200, 1200, 2001)));
        assertEquals("lunch", field(() -> new RateShares(5000, 600, -1, 1200, 3201)));
        assertEquals("dinner", field(() -> new RateShares(0, 0, 0, 10001, 0)));
    }

    @Test
    void aRoomShareOfThePlaceLeavesTheRestDividedAsBefore() {
        assertEquals(new RateShares(6500, 420, 840, 840, 1400), SHARES.withRoom(6500));
        assertEquals(
                new RateShares(4000, 0, 0, 0, 6000),
                new RateShares(10000, 0, 0, 0, 0).withRoom(4000));
        assertEquals(new RateShares(10000, 0, 0, 0, 0), SHARES.withRoom(10000));
    }

    @Test
    void whateverThePlaceSaysTheSharesStillMakeTheWhole() {
        var random = new Random(20110214);
        for (var at = 0; at < 10_000; at++) {
            var other = SHARES.withRoom(random.nextInt(10_001));
            assertEquals(
                    10_000,
                    other.room()
                            + other.breakfast()
                            + other.lunch()
                            + other.dinner()
                            + other.incidentals());
        }
    }

    @Test
    void whatAKindOfSchemeDoesNotKnowIsRefusedBesideItsField() {
        assertEquals("day", field(() -> terms(PER_DAY, 0, RateShares.NONE, 0, 0, 0, 0)));
        assertEquals("room", field(() -> terms(PER_DAY, 100, SHARES, 0, 0, 0, 0)));
        assertEquals("dayTrip", field(() -> terms(PER_DAY, 100, RateShares.NONE, 0, 0, 0, 1)));
        assertEquals("day", field(() -> terms(PER_NIGHT, 100, SHARES, 0, 0, 10, 4000)));
        assertEquals("room", field(() -> terms(PER_NIGHT, 0, RateShares.NONE, 0, 0, 10, 4000)));
        assertEquals("travelDays", field(() -> terms(PER_NIGHT, 0, SHARES, 1, 0, 10, 4000)));
        assertEquals(
                "boardAndLodging", field(() -> terms(PER_NIGHT, 0, SHARES, 0, 2000, 10, 4000)));
        assertEquals("travelDays", field(() -> terms(DESA_WORKSHOP, 0, SHARES, 8, 2000, 10, 4000)));
        assertEquals(
                "boardAndLodging",
                field(() -> terms(DESA_WORKSHOP, 0, SHARES, 1, 10_001, 10, 4000)));
        assertEquals(
                "dayTripHours", field(() -> terms(DESA_WORKSHOP, 0, SHARES, 1, 2000, 25, 4000)));
        assertEquals(1, terms(DESA_WORKSHOP, 0, SHARES, 1, 2000, 10, 4000).travelDays());
    }

    @Test
    void aLegWithAVehicleCostsNoMoreThanOneWithout() {
        assertEquals("terminalWithVehicle", field(() -> terminal(100, 101)));
        assertEquals("terminal", field(() -> terminal(-1, -1)));
        assertEquals(40, terminal(100, 40).terminalWithVehicle().minor());
    }

    @Test
    void aSchemeHasACodeATitleAndDaysInOrder() {
        var terms = terms(PER_NIGHT, 0, SHARES, 0, 0, 10, 4000);
        assertEquals("code", field(() -> new NewScheme("eu night", "Title", terms, DAY, null)));
        assertEquals("title", field(() -> new NewScheme("EU-NIGHT", " ", terms, DAY, null)));
        assertEquals("from", field(() -> new NewScheme("EU-NIGHT", "Title", terms, null, null)));
        assertEquals(
                "to",
                field(() -> new NewScheme("EU-NIGHT", "Title", terms, DAY, DAY.minusDays(1))));
    }

    private static SchemeTerms terms(
            AllowanceKind kind,
            long day,
            RateShares shares,
            int travelDays,
            int boardAndLodging,
            int hours,
            int dayTrip) {
        return new SchemeTerms(
                kind,
                Currency.getInstance("EUR"),
                day,
                shares,
                travelDays,
                boardAndLodging,
                hours,
                dayTrip,
                0,
                0,
                8000);
    }

    private static SchemeTerms terminal(long without, long with) {
        return new SchemeTerms(
                PER_NIGHT,
                Currency.getInstance("EUR"),
                0,
                SHARES,
                0,
                0,
                10,
                4000,
                without,
                with,
                8000);
    }

    private static String field(Executable act) {
        return assertThrows(InvalidInput.class, act).field();
    }
}
