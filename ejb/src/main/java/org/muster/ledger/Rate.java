package org.muster.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Units of a currency for one euro, from a day on, and who published it. */
public record Rate(Currency currency, LocalDate effectiveFrom, BigDecimal perEuro, String source) {
    /**
     * The sources known by a code: the United Nations' operational rates, the European Commission's
     * monthly ones, and a bank's. Others are called as they call themselves.
     */
    public static final List<String> SOURCES = List.of("UNORE", "INFOREURO", "BANK");

    /** The code of a known source, however it is written; another one as it is. */
    public static String source(String written) {
        return SOURCES.stream()
                .filter(code -> code.equalsIgnoreCase(written))
                .findFirst()
                .orElse(written);
    }
}
