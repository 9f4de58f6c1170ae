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
        var rows =
                rows(
                        "\uFEFFSource,Units_per_euro,CURRENCY,valid from\r\nInforEuro,40.25,thb,2012-05-01\r\n");
        assertEquals(
                new Rate(
                        java.util.Currency.getInstance("THB"),
                        LocalDate.of(2012, 5, 1),
                        new BigDecimal("40.25"),
                        "InforEuro"),
                RateFile.rate(rows.get(0)));
    }

    @Test
    void aBadRowIsToldByItsLineColumnAndValue() {
        wrong("XDR,2012-05-01,1.1,InforEuro", "currency", "XDR");
        wrong("EUR,2012-05-01,1,InforEuro", "currency", "EUR");
        wrong("THB,1.5.2012,1.1,InforEuro", "valid from", "1.5.2012");
        wrong("THB,2012-05-01,0,InforEuro", "units per euro", "0");
        wrong("THB,2012-05-01,\"1,1\",InforEuro", "units per euro", "1,1");
        wrong("THB,2012-05-01,1.12345678901,InforEuro", "units per euro", "1.12345678901");
        wrong("THB,2012-05-01,1.1", "source", "");
    }

    @Test
    void aFileWithoutItsColumnsOrRowsIsRefused() {
        assertThrows(InvalidInput.class, () -> rows(""));
        assertThrows(InvalidInput.class, () -> rows(HEADER));
        assertThrows(InvalidInput.class, () -> rows("currency,rate\nTHB,1\n"));
        assertThrows(InvalidInput.class, () -> RateFile.rows(new byte[] {(byte) 0xC3, 0x28}));
    }

    private static void wrong(String line, String column, String value) {
        var row = rows(HEADER + line + "\n").get(0);
        var refusal = assertThrows(InvalidInput.class, () -> RateFile.rate(row));
        var error = RateFile.error(row, refusal);
        assertEquals(2, error.line());
        assertEquals(column, error.column());
        assertEquals(value, error.value());
    }

    private static java.util.List<RateFile.Row> rows(String text) {
        return RateFile.rows(text.getBytes(StandardCharsets.UTF_8));
    }
}
