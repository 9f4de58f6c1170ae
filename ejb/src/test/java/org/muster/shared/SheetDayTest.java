package org.muster.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A day in a table, and the two that one text can be. */
class SheetDayTest {
    private static final Optional<LocalDate> APRIL = Optional.of(LocalDate.of(2012, 4, 3));
    private static final Optional<LocalDate> MARCH = Optional.of(LocalDate.of(2012, 3, 4));

    @Test
    void fourStylesOfOneDayOfWhichTwoCanBeAnother() {
        for (var text : new String[] {"2012-04-03", "2012/4/3", "03.04.2012", "41002"}) {
            assertFalse(SheetDay.isAmbiguous(text), text);
            for (var order : SheetDay.Order.values()) {
                assertEquals(APRIL, SheetDay.read(text, order), text + " " + order);
            }
        }
        for (var text : new String[] {"03/04/2012", "3-4-2012"}) {
            assertTrue(SheetDay.isAmbiguous(text), text);
            assertEquals(APRIL, SheetDay.read(text, SheetDay.Order.DAY_FIRST), text);
            assertEquals(MARCH, SheetDay.read(text, SheetDay.Order.MONTH_FIRST), text);
        }
    }

    @Test
    void aFieldThatCouldBeTwoDaysIsAskedForAndNotGuessed() {
        var noDay = Told.of("why.rate.day");
        for (var text : new String[] {"2012-04-03", "03.04.2012", "41002"}) {
            assertEquals(APRIL.orElseThrow(), SheetDay.of("from", text, noDay), text);
        }
        assertEquals(LocalDate.of(2012, 5, 28), SheetDay.of("from", "28/05/2012", noDay));
        var two = assertThrows(InvalidInput.class, () -> SheetDay.of("from", "3/4/2012", noDay));
        assertEquals("from", two.field());
        assertEquals(Told.of("why.day.two", "2012-04-03", "2012-03-04"), Told.of(two));
        var none = assertThrows(InvalidInput.class, () -> SheetDay.of("from", "", noDay));
        assertEquals(noDay, Told.of(none));
    }

    @Test
    void whatOneOrderCannotReadIsReadInTheOther() {
        var may = Optional.of(LocalDate.of(2012, 5, 28));
        for (var text : new String[] {"28/05/2012", "05/28/2012"}) {
            assertFalse(SheetDay.isAmbiguous(text), text);
            for (var order : SheetDay.Order.values()) {
                assertEquals(may, SheetDay.read(text, order), text + " " + order);
            }
        }
        assertFalse(SheetDay.isAmbiguous("06/06/2012"));
        for (var none : new String[] {"", "Tuesday", "31/31/2012", "2012-13-01", "x"}) {
            assertEquals(Optional.empty(), SheetDay.read(none, SheetDay.Order.DAY_FIRST), none);
            assertFalse(SheetDay.isAmbiguous(none), none);
        }
    }
}
