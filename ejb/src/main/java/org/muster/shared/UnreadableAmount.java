package org.muster.shared;

/** An amount that is no number, or has more decimals than its currency: refused, never rounded. */
public class UnreadableAmount extends DomainException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_TOLD = 40;

    UnreadableAmount(String amount, String currency, int digits) {
        super(
                "\""
                        + told(amount)
                        + "\" is not an amount in "
                        + currency
                        + " with at most "
                        + digits
                        + " decimals",
                told(amount),
                currency,
                digits);
    }

    private static String told(String amount) {
        if (amount == null || amount.length() <= LONGEST_TOLD) {
            return amount == null ? "" : amount;
        }
        return amount.substring(0, LONGEST_TOLD) + "…";
    }
}
