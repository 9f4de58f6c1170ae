package planted.org.muster.ledger;

import java.math.BigDecimal;

/** Planted: money in floating point. */
class Rounded {
    double amount;

    double amount() {
        return amount;
    }

    static BigDecimal half(BigDecimal whole) {
        return BigDecimal.valueOf(whole.doubleValue() / 2);
    }
}
