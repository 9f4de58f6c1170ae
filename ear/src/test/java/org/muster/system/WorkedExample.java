package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.muster.system.FundingStage.euro;

import java.util.Map;
import java.util.stream.Collectors;
import org.muster.reporting.StatementFigures;

/** What the statement of Eurocustoms for 2011 tells, however its costs came into the books. */
final class WorkedExample {
    static void told(StatementFigures figures) {
        assertEquals(
                Map.of(
                        "AIR", "7458.70",
                        "DSA", "5724.90",
                        "TERM", "532.00",
                        "INTERP", "3480.00",
                        "PSC", "1203.70"),
                figures.expenditure().stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.category(),
                                        row -> row.amount().decimal().toPlainString())));
        assertEquals(euro("62386.90"), figures.available());
        assertEquals(euro("18399.30"), figures.spent());
        assertEquals(euro("43987.60"), figures.closing());
        assertEquals(euro("43015.60"), figures.position().cash());
        assertEquals(euro("972.00"), figures.position().advances());
        assertEquals(euro("0.00"), figures.position().owed());
        assertEquals(euro("481.50"), figures.commitments());
        assertEquals(euro("43506.10"), figures.uncommitted());
    }

    private WorkedExample() {}
}
