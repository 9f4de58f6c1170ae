package org.muster.shared;

/** An amount that is no number, or has more decimals than its currency: refused, never rounded. */
public class UnreadableAmount extends DomainException {
    private static final long serialVersionUID = 1;

    UnreadableAmount(String amount, String currency, int digits) {
        super(
                "\""
                        + amount
                        + "\" is not an amount in "
                        + currency
                        + " with at most "
                        + digits
                        + " decimals",
                amount,
                currency,
                digits);
    }
}
