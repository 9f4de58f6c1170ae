package org.muster.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiptRateTest {

    @Test
    void theLargestRemaindersTakeTheUnitsThatAreLeft() {
        assertEquals("34 33 33", told(0, "33.4", "33.3", "33.3"));
        assertEquals("1.67 1.67 1.66", told(2, "1.6666", "1.6667", "1.6634"));
        assertEquals("2 1 1", told(0, "1.5", "1.5", "1.0"), "a tie goes to the first");
        assertEquals("-3 10", told(0, "-3.2", "10.2"), "what was taken back counts against it");
    }

    @Test
    void whatIsToldIsTheSumRoundedAndNoLineIsAUnitOff() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 1_000; round++) {
            var exact =
                    Stream.generate(
                                    () ->
                                            BigDecimal.valueOf(
                                                    random.nextLong(-9_000_000, 90_000_000), 5))
                            .limit(1 + random.nextInt(30))
                            .toList();
            var told = ReceiptRate.largestRemainder(exact, 2);
            assertEquals(
                    exact.stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .setScale(2, RoundingMode.HALF_UP),
                    told.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                    "seed " + seed);
            for (var at = 0; at < exact.size(); at++) {
                var off = told.get(at).subtract(exact.get(at)).abs();
                assertTrue(off.compareTo(new BigDecimal("0.01")) <= 0, "seed " + seed);
            }
        }
    }

    private static String told(int digits, String... exact) {
        return String.join(
                " ",
                ReceiptRate.largestRemainder(Stream.of(exact).map(BigDecimal::new).toList(), digits)
                        .stream()
                        .map(BigDecimal::toPlainString)
                        .toList());
    }
}
