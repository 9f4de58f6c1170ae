package org.muster.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.muster.shared.Money;

/**
 * Turns one posted amount into another currency, exactly and then half up, once. A sum is never
 * converted: its posted lines are, and then added. Crossing two rates rounds only at the end.
 */
public final class Conversion {
    private Conversion() {}

    /** THB 200,000 at 39.50 for one euro is EUR 5,063.29. */
    public static Money toEuro(Money amount, BigDecimal perEuro) {
        return between(amount, perEuro, BigDecimal.ONE, ExchangeRates.EURO);
    }

    /** Both rates are units of their currency for one euro. */
    public static Money between(
            Money amount, BigDecimal perEuro, BigDecimal targetPerEuro, Currency target) {
        var converted =
                amount.decimal()
                        .multiply(targetPerEuro)
                        .divide(perEuro, target.getDefaultFractionDigits(), RoundingMode.HALF_UP);
        return new Money(converted.unscaledValue().longValueExact(), target);
    }
}
