package org.muster.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** Units of a currency for one euro, from a day on, and who published it. */
public record Rate(Currency currency, LocalDate effectiveFrom, BigDecimal perEuro, String source) {}
