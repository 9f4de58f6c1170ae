package org.muster.reporting.batch;

import java.util.ArrayList;
import java.util.List;
import org.muster.shared.Told;

/** What a run has made, found unchanged, and was refused so far. */
final class StatementTally {
    private int made;
    private int unchanged;
    private final List<String> refused = new ArrayList<>();

    void made(boolean isNew) {
        if (isNew) {
            made++;
        } else {
            unchanged++;
        }
    }

    void refused(String reason) {
        refused.add(reason);
    }

    int done() {
        return made + unchanged;
    }

    /** What came of the run; refused as a whole where a single statement was. */
    Told told() {
        if (!refused.isEmpty()) {
            throw new StatementsRefused(made, unchanged, refused);
        }
        return Told.of("outcome.statements", made, unchanged);
    }
}
