package org.muster.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muster.shared.InvalidInput;

/** Published rates, as a file brings them. */
class RateFileTest {
    private static final String HEADER = "currency,valid from,units per euro,source\n";

    @Test
    void columnsAreFoundByTheirHeaderWhateverTheirOrder() {
        var file =
                file(
                        "\uFEFFSource,Units_per_euro,CURRENCY,valid from\r\nInforEuro,40.25,thb,2012-05-01\r\n");
        assertEquals(
                new Rate(
                        java.util.Currency.getInstance("THB"),
                        LocalDate.of(2012, 5, 1),
                        new BigDecimal("40.25"),
                        "INFOREURO"),
                file.rate(file.rows().get(0)));
    }

    @Test
    void aBadRowIsToldByItsLineColumnAndValue() {
        wrong("XDR,2012-05-01,1.1,InforEuro", "currency", "XDR");
        wrong("EUR,2012-05-01,1,InforEuro", "currency", "EUR");
        wrong("THB,31 May,1.1,InforEuro", "valid from", "31 May");
        wrong("THB,2012-05-01,0,InforEuro", "units per euro", "0");
        wrong("THB,2012-05-01,\"1,1\",InforEuro", "units per euro", "1,1");
        wrong("THB,2012-05-01,1.12345678901,InforEuro", "units per euro", "1.12345678901");
        wrong("THB,2012-05-01,1.1,", "source", "");
        wrong("THB,2012-05-01,1e20000000,InforEuro", "units per euro", "1e20000000");
    }

    @Test
    void aFileWithoutItsColumnsOrRowsIsRefused() {
        assertThrows(InvalidInput.class, () -> file(""));
        assertThrows(InvalidInput.class, () -> file(HEADER));
        assertThrows(InvalidInput.class, () -> file("currency,rate\nTHB,1\n"));
    }

    private static void wrong(String line, String column, String value) {
        var file = file(HEADER + line + "\n");
        var row = file.rows().get(0);
        var refusal = assertThrows(InvalidInput.class, () -> file.rate(row));
        var error = file.error(row, refusal);
        assertEquals(2, error.line());
        assertEquals(column, error.column());
        assertEquals(value, error.value());
    }

    private static RateFile file(String text) {
        return RateFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
