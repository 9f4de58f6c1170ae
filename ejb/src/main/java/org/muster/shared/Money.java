package org.muster.shared;

import static java.lang.Math.addExact;
import static java.lang.Math.negateExact;
import static java.lang.Math.subtractExact;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An exact amount in one currency, in that currency's minor units; nothing here rounds unless it
 * says so.
 *
 * <p>The minor unit is the ISO 4217 one (EUR 2, JPY 0, KWD 3). Currencies without a minor unit of
 * their own (XDR, gold) are refused. Overflow is an {@link ArithmeticException}, never a wrapped
 * amount.
 */
@Embeddable
public record Money(
        @Column(name = "amount_minor", nullable = false) long minor,
        @Column(name = "currency", nullable = false, length = 3)
                @Convert(converter = CurrencyConverter.class)
                Currency currency)
        implements Serializable {

    private static final Pattern WRITTEN =
            Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,10})?|\\.\\d{1,10})([eE][+-]?\\d{1,2})?");

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("Not a booking currency: " + currency);
        }
    }

    /** The currency of that code, if amounts are kept in it; another one is refused. */
    public static Currency currency(String code) {
        try {
            var found = Currency.getInstance(code == null ? "" : code.strip());
            if (found.getDefaultFractionDigits() >= 0) {
                return found;
            }
        } catch (IllegalArgumentException unknown) {
            // Refused below, like a currency without a minor unit.
        }
        throw new InvalidInput("currency", "No amounts are kept in a currency " + code);
    }

    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Reads a decimal amount; more decimals than the currency has are refused, never rounded. */
    public static Money parse(String amount, String currency) {
        var unit = currency(currency);
        var digits = unit.getDefaultFractionDigits();
        // No more than that fits a long, and "1e20000000" is no way to write an amount.
        if (amount == null || !WRITTEN.matcher(amount.strip()).matches()) {
            throw new UnreadableAmount(amount, currency, digits);
        }
        try {
            var exact =
                    new BigDecimal(amount == null ? "" : amount.strip())
                            .setScale(digits, RoundingMode.UNNECESSARY);
            return new Money(exact.unscaledValue().longValueExact(), unit);
        } catch (ArithmeticException tooPreciseOrTooLarge) {
            throw new UnreadableAmount(amount, currency, digits);
        }
    }

    public Money plus(Money other) {
        return new Money(addExact(minor, other.in(currency)), currency);
    }

    public Money minus(Money other) {
        return new Money(subtractExact(minor, other.in(currency)), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money negated() {
        return new Money(negateExact(minor), currency);
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean exceeds(Money other) {
        return minor > other.in(currency);
    }

    public Money min(Money other) {
        return exceeds(other) ? other : this;
    }

    /**
     * The amount as a decimal with the currency's own number of decimals: 5063.29, 200000, 1.500.
     */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + decimal().toPlainString();
    }

    private long in(Currency expected) {
        if (!currency.equals(expected)) {
            throw new CurrencyMismatch(expected, currency);
        }
        return minor;
    }
}
