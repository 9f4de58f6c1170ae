package org.muster.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.muster.shared.Money;

class ConversionTest {
    private static final BigDecimal BAHT = new BigDecimal("39.4521");

    @Test
    void aVenueInBahtIsConvertedOnce() {
        assertEquals(
                "EUR 5063.29",
                Conversion.toEuro(Money.parse("200000", "THB"), new BigDecimal("39.50"))
                        .toString());
    }

    @Test
    void linesAreConvertedAndThenAddedNeverTheirSum() {
        var line = Money.parse("5412.00", "THB");
        assertEquals("EUR 137.18", Conversion.toEuro(line, BAHT).toString());
        assertEquals("EUR 3292.32", Conversion.toEuro(line, BAHT).times(24).toString());
        assertEquals("EUR 3292.30", Conversion.toEuro(line.times(24), BAHT).toString());
    }

    @Test
    void aTieGoesUpOnEitherSide() {
        var two = new BigDecimal("2");
        assertEquals("EUR 0.03", Conversion.toEuro(Money.parse("0.05", "USD"), two).toString());
        assertEquals("EUR -0.03", Conversion.toEuro(Money.parse("-0.05", "USD"), two).toString());
    }

    @Test
    void crossingTwoRatesRoundsOnlyAtTheEnd() {
        var crossed =
                Conversion.between(
                        Money.parse("100.00", "USD"),
                        new BigDecimal("3"),
                        new BigDecimal("7"),
                        Currency.getInstance("GBP"));
        assertEquals("GBP 233.33", crossed.toString());
        assertEquals(
                "JPY 233",
                Conversion.between(
                                Money.parse("100.00", "USD"),
                                new BigDecimal("3"),
                                new BigDecimal("7"),
                                Currency.getInstance("JPY"))
                        .toString());
    }
}
