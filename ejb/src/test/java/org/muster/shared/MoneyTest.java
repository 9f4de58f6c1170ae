package org.muster.shared;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts are read exactly, or not at all. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource({"300, 30000", "300.5, 30050", "-0.01, -1", "3E2, 30000", "+7., 700", ".5, 50"})
    void anAmountIsReadToTheCent(String written, long cents) {
        assertEquals(Money.of(cents, "EUR"), Money.parse(" " + written + " ", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1,5",
                "0.001",
                "1e99",
                "99999999999999999999",
                "١٢",
                "NaN",
                "1 000"
            })
    void whatIsNoAmountIsRefused(String written) {
        assertThrows(UnreadableAmount.class, () -> Money.parse(written, "EUR"));
    }

    @Test
    void anAmountOfManyDigitsCostsNoTime() {
        assertTimeout(
                ofMillis(500),
                () -> assertThrows(UnreadableAmount.class, () -> Money.parse("1e20000000", "EUR")));
        assertThrows(UnreadableAmount.class, () -> Money.parse("9".repeat(1_000_000), "EUR"));
    }
}
