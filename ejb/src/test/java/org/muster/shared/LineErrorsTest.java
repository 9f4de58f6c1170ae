package org.muster.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard against formulas is taken off again by whoever reads the file back. */
class LineErrorsTest {

    @Test
    void whatIsGuardedIsReadBackAsItWas() {
        for (var text :
                List.of("=1+1", "+49 30", "-", "@x", "'+1", "''=x", "'tis", "O'Neill", "")) {
            assertEquals(text, LineErrors.unguarded(LineErrors.guarded(text)), text);
        }
        assertEquals("'=1+1", LineErrors.guarded("=1+1"));
        assertEquals("'tis", LineErrors.guarded("'tis"));
    }

    @Test
    void badLinesComeBackAsTheyStoodWithWhatIsWrongBesideThem() {
        var sent =
                SheetFile.of(
                        "Reference,Name,2012-05-28\nA,\"=cmd()\",perhaps\nB,Short\nC,\"Open,x\nD,Good,x\n"
                                .getBytes(StandardCharsets.UTF_8));
        var errors =
                List.of(
                        new LineError(2, "2012-05-28", "perhaps", Told.of("noMark")),
                        sent.rows().get(1).fault(),
                        sent.rows().get(2).fault());
        var bad = sent.rows().subList(0, 3);
        var text = LineErrors.asTable(sent.header(), bad, errors, Told::key);
        var back = SheetFile.of(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("Reference", "Name", "2012-05-28", "What is wrong"), back.header());
        assertEquals(
                List.of("A", "=cmd()", "perhaps", "2012-05-28: noMark"),
                back.rows().get(0).cells());
        assertEquals("Short", back.rows().get(1).cell(1));
        assertTrue(text.contains("\"\"\"Open,x\""), text);
        var again = LineErrors.asTable(back.header(), back.rows(), List.of(), Told::key);
        assertEquals(back.header(), SheetFile.of(again.getBytes(StandardCharsets.UTF_8)).header());
    }
}
