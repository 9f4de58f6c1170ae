package org.muster.dailyrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.NotASheet;

/** Daily rates are read as they were published, or refused by the cell that is wrong. */
class DailyRateFileTest {
    private static final String HEADER = "country,city,month,currency,rate,source,room share\n";

    @Test
    void aRowSaysAPlaceAMonthAndARate() {
        var rate = rate("be, Brussels ,2011-02,eur,243.00,Invented,65\n");
        assertEquals("BE", rate.country());
        assertEquals("Brussels", rate.city());
        assertEquals(YearMonth.of(2011, 2), rate.month());
        assertEquals(Money.parse("243.00", "EUR"), rate.rate());
        assertEquals(6500, rate.roomBasisPoints());
        assertNull(rate("BE,Brussels,2011-02-14,EUR,243,Invented,\n").roomBasisPoints());
        assertEquals(3333, rate("BE,Brussels,2011-02,EUR,1,Invented,33.33%\n").roomBasisPoints());
        assertEquals(
                Money.parse("5412", "JPY"), rate("JP,Tokyo,2011-02,JPY,5412,Invented,\n").rate());
    }

    @Test
    void theRoomShareMayBeMissingAltogether() {
        var file =
                file(
                        """
                        country,city,month,currency,rate,source
                        AZ,Baku,2011-11,EUR,198.00,Invented
                        """);
        assertNull(file.rate(file.rows().get(0)).roomBasisPoints());
    }

    @Test
    void whatIsWrongIsToldByItsCell() {
        assertWrong("XX,Brussels,2011-02,EUR,243,Invented,", "country", "XX");
        assertWrong("BE, ,2011-02,EUR,243,Invented,", "city", "");
        assertWrong("BE,Brussels,February,EUR,243,Invented,", "month", "February");
        assertWrong("BE,Brussels,2011-02,XDR,243,Invented,", "currency", "XDR");
        assertWrong("BE,Brussels,2011-02,EUR,243.001,Invented,", "rate", "243.001");
        assertWrong("BE,Brussels,2011-02,EUR,0,Invented,", "rate", "0");
        assertWrong("BE,Brussels,2011-02,EUR,-1,Invented,", "rate", "-1");
        assertWrong("BE,Brussels,2011-02,EUR,243,,", "source", "");
        assertWrong("BE,Brussels,2011-02,EUR,243,Invented,100.01", "room share", "100.01");
        assertWrong("BE,Brussels,2011-02,EUR,243,Invented,1e1", "room share", "1e1");
        assertWrong("BE,Brussels,2011-02,EUR,243,Invented,half", "room share", "half");
    }

    @Test
    void aFileWithoutItsColumnsOrLinesIsNone() {
        assertThrows(NotASheet.class, () -> file("country,city,rate\nBE,Brussels,243\n"));
        assertThrows(NotASheet.class, () -> file(HEADER));
    }

    private static void assertWrong(String line, String column, String value) {
        var file = file(HEADER + line + "\n");
        var row = file.rows().get(0);
        var wrong = assertThrows(DomainException.class, () -> file.rate(row), line);
        var told = file.error(row, wrong);
        assertEquals(new LineError(2, column, value, told.reason()), told, line);
        if (wrong instanceof InvalidInput input) {
            assertEquals(column, input.field().equals("roomShare") ? "room share" : input.field());
        }
    }

    private static DailyRate rate(String line) {
        var file = file(HEADER + line);
        return file.rate(file.rows().get(0));
    }

    private static DailyRateFile file(String text) {
        return DailyRateFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
