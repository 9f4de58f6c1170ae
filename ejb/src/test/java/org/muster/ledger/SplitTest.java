package org.muster.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.shared.Money;

class SplitTest {

    @Test
    void theFirstInTheGivenOrderTakesTheOddCent() {
        assertEquals("33.34 33.33 33.33", split("100.00", "EUR", 1, 1, 1));
        assertEquals("33334 33333 33333", split("100000", "JPY", 1, 1, 1));
        assertEquals("333.334 333.333 333.333", split("1000.000", "KWD", 1, 1, 1));
    }

    @Test
    void aNegativeAmountSplitsAsItsMirrorImage() {
        assertEquals("-33.34 -33.33 -33.33", split("-100.00", "EUR", 1, 1, 1));
    }

    @Test
    void theLargestRemainderGoesFirst() {
        assertEquals("74.99 25.00", split("99.99", "EUR", 75, 25));
        assertEquals("0.00 0.02 0.00 0.03", split("0.05", "EUR", 0, 3, 0, 4));
    }

    @Test
    void veryLargeAmountsStayExact() {
        assertEquals(
                "23333333333333.33 46666666666666.67", split("70000000000000.00", "EUR", 1, 2));
    }

    @Test
    void negativeAndAllZeroWeightsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> split("1.00", "EUR", 1, -1));
        assertThrows(IllegalArgumentException.class, () -> split("1.00", "EUR", 0, 0));
    }

    @Test
    @Tag("F12")
    @Tag("F33")
    void sharesAlwaysAddUpAndNeverLeaveTheirExactPartByACent() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++) {
            var total = Money.of(random.nextLong(-1_000_000_000L, 1_000_000_000L), "EUR");
            var weights =
                    LongStream.generate(() -> random.nextLong(1_000))
                            .limit(1 + random.nextInt(40))
                            .boxed()
                            .collect(ArrayList<Long>::new, List::add, List::addAll);
            weights.set(0, weights.get(0) + 1);
            var shares = Split.of(total, weights);
            var sum = weights.stream().mapToLong(Long::longValue).sum();
            assertEquals(
                    total,
                    shares.stream().reduce(Money.zero(total.currency()), Money::plus),
                    "seed " + seed);
            for (var at = 0; at < shares.size(); at++) {
                var exact = total.minor() * weights.get(at);
                var off = Math.abs(shares.get(at).minor() * sum - exact);
                assertTrue(off < sum, "seed " + seed);
            }
            assertEquals(
                    Split.of(total.negated(), weights),
                    shares.stream().map(Money::negated).toList(),
                    "seed " + seed);
        }
    }

    private static String split(String total, String currency, long... weights) {
        return String.join(
                " ",
                Split.of(Money.parse(total, currency), Arrays.stream(weights).boxed().toList())
                        .stream()
                        .map(share -> share.decimal().toPlainString())
                        .toList());
    }
}
