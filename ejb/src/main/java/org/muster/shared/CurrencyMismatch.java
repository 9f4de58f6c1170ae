package org.muster.shared;

import java.util.Currency;

/**
 * Amounts of two currencies were about to be added or compared: that takes a dated rate, not an
 * operator.
 */
public class CurrencyMismatch extends DomainException {
    private static final long serialVersionUID = 1;

    CurrencyMismatch(Currency expected, Currency found) {
        super("Expected an amount in " + expected + ", not in " + found, expected, found);
    }
}
