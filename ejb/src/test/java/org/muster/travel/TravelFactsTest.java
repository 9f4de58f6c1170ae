package org.muster.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;

/** What a traveller may tell, and what is not kept of it. */
class TravelFactsTest {
    private static final DateRange DAYS =
            new DateRange(LocalDate.of(2012, 5, 28), LocalDate.of(2012, 5, 30));
    private static final Passport PASSPORT =
            new Passport("ab 12345", "Fiji", LocalDate.of(2012, 6, 30));

    @Test
    void nightsAreThoseBetweenTheDaysWhereARoomIsBooked() {
        assertEquals(4, facts(27, 31, Lodging.SHARED, null, Passport.NONE).nights());
        assertEquals(0, facts(28, 28, Lodging.SINGLE, null, Passport.NONE).nights());
        assertNull(facts(27, 31, Lodging.OWN, null, Passport.NONE).nights());
        assertNull(facts(27, 31, null, null, Passport.NONE).nights());
        assertNull(TravelFacts.NONE.nights());
    }

    @Test
    void aPassportIsKeptOnlyForALetter() {
        assertEquals("AB12345", facts(27, 31, null, true, PASSPORT).passport().number());
        assertEquals(Passport.NONE, facts(27, 31, null, false, PASSPORT).passport());
        assertEquals(Passport.NONE, facts(27, 31, null, null, PASSPORT).passport());
        assertEquals(
                Passport.NONE,
                facts(27, 31, null, true, PASSPORT).withoutPrivateFacts().passport());
    }

    @Test
    void slipsOfThePenAreRefusedByTheirField() {
        assertEquals("departsOn", refused(() -> facts(31, 27, null, null, Passport.NONE)));
        assertEquals(
                "arrivesOn",
                refused(() -> facts(31, 31, null, null, Passport.NONE).requireFitting(DAYS)));
        assertEquals(
                "departsOn",
                refused(() -> facts(20, 21, null, null, Passport.NONE).requireFitting(DAYS)));
        assertEquals(
                "passportExpiresOn",
                refused(
                        () ->
                                facts(
                                                27,
                                                31,
                                                null,
                                                true,
                                                new Passport(
                                                        "AB12345",
                                                        "Fiji",
                                                        LocalDate.of(2012, 5, 30)))
                                        .requireFitting(DAYS)));
        assertEquals("passportNumber", refused(() -> new Passport("№ 1", "Fiji", null)));
        facts(27, 31, null, true, PASSPORT).requireFitting(DAYS);
        TravelFacts.NONE.requireFitting(DAYS);
    }

    @Test
    void theTrailNamesWhatChangedAndNotToWhat() {
        var before = facts(27, 31, Lodging.SINGLE, true, PASSPORT);
        assertEquals(List.of(), before.differences(facts(27, 31, Lodging.SINGLE, true, PASSPORT)));
        assertEquals(
                List.of("arrival", "lodging", "visa-letter", "passport"),
                before.differences(facts(26, 31, Lodging.OWN, false, PASSPORT)));
    }

    private static String refused(Runnable act) {
        return assertThrows(InvalidInput.class, act::run).field();
    }

    private static TravelFacts facts(
            int arrives, int departs, Lodging lodging, Boolean visa, Passport passport) {
        return new TravelFacts(
                LocalDate.of(2012, 5, arrives),
                null,
                "TG 920",
                LocalDate.of(2012, 5, departs),
                null,
                "",
                TicketBuyer.ORGANISATION,
                lodging,
                "",
                visa,
                passport,
                "",
                "",
                "");
    }
}
