package org.muster.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line that is no line of the table is told, and takes no other line with it. */
class TextTableTest {

    @Test
    void aQuoteThatDoesNotCloseEndsWithItsLine() {
        var rows = rows("ref,name,day\nA,\"Smith,x\nB,Jones,x\nC,\"Mill, er\",x\n");
        assertEquals(3, rows.size());
        assertEquals(
                new LineError(2, "name", "\"Smith,x", Told.of("why.row.quote")),
                rows.get(0).fault());
        assertEquals(List.of("B", "Jones", "x"), rows.get(1).cells());
        assertEquals(List.of("C", "Mill, er", "x"), rows.get(2).cells());
        assertNull(rows.get(2).fault());
    }

    @Test
    void twoQuotesThatForgotEachOtherSwallowNobodyBetweenThem() {
        var rows = rows("ref,name,day\nA,\"Smith,x\nB,Jones\",x\nC,Miller,x\n");
        assertEquals(2, rows.get(0).line());
        assertEquals(Told.of("why.row.quote"), rows.get(0).fault().reason());
        assertEquals(List.of("B", "Jones\"", "x"), rows.get(1).cells());
        assertEquals(List.of("C", "Miller", "x"), rows.get(2).cells());
    }

    @Test
    void textBehindTheClosingQuoteRefusesThatLineAlone() {
        var rows = rows("ref,name,day\r\nA,\"Joe\" Smith,x\r\nB,Jones,x\r\n");
        assertEquals(
                new LineError(2, "name", "\"Joe\" Smith,x", Told.of("why.row.afterQuote")),
                rows.get(0).fault());
        assertEquals(3, rows.get(1).line());
        assertNull(rows.get(1).fault());
    }

    @Test
    void aLineThatIsCutShortIsNotTakenForAbsence() {
        var rows = rows("ref,name,day\nA,Smith\n\n,,\nB,Jones,\n");
        assertEquals(2, rows.size());
        assertEquals(
                new LineError(2, "day", "A,Smith", Told.of("why.row.short", 2, 3)),
                rows.get(0).fault());
        assertEquals(5, rows.get(1).line());
        assertNull(rows.get(1).fault());
    }

    @Test
    void aHeaderThatIsNoneRefusesTheFile() {
        assertThrows(NotASheet.class, () -> rows("\"ref,name\nA,B\n"));
    }

    @Test
    void aQuotedCellMayGoOnOverLines() {
        var rows = rows("ref;note\nA;\"one; two\nthree\"\nB;\"\"\"x\"\"\"");
        assertEquals("one; two\nthree", rows.get(0).cell(1));
        assertEquals("\"x\"", rows.get(1).cell(1));
        assertEquals(4, rows.get(1).line());
    }

    private static List<SheetRow> rows(String text) {
        return SheetFile.of(text.getBytes(StandardCharsets.UTF_8)).rows();
    }
}
