package org.muster.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.muster.shared.Money;

/**
 * Shares an amount by weights without losing or making a cent: largest remainder, ties to the first
 * in the order given. Callers give contributions in the byte order of their agreement numbers,
 * never in the order of random ids. A negative amount splits as its mirror image.
 */
public final class Split {
    private Split() {}

    public static List<Money> of(Money total, List<Long> weights) {
        return parts(total.minor(), weights).stream()
                .map(part -> new Money(part, total.currency()))
                .toList();
    }

    /** Shares a whole number by weights, as amounts are shared. */
    public static List<Long> parts(long total, List<Long> weights) {
        var sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("A negative weight: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("Nothing to share by: all weights are zero");
        }
        var sign = total < 0 ? -1 : 1;
        return shares(BigInteger.valueOf(total).abs(), weights, sum).stream()
                .map(share -> sign * share.longValueExact())
                .toList();
    }

    private static List<BigInteger> shares(BigInteger total, List<Long> weights, BigInteger sum) {
        var shares = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        var left = total;
        for (long weight : weights) {
            var parts = total.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
            shares.add(parts[0]);
            remainders.add(parts[1]);
            left = left.subtract(parts[0]);
        }
        // Stable: equal remainders keep the order given.
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left.longValueExact())
                .forEach(at -> shares.set(at, shares.get(at).add(BigInteger.ONE)));
        return shares;
    }
}
