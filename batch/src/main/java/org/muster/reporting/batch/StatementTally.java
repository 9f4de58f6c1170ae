package org.muster.reporting.batch;

import java.util.ArrayList;
import java.util.List;

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

    boolean isComplete() {
        return refused.isEmpty();
    }

    int done() {
        return made + unchanged;
    }

    @Override
    public String toString() {
        var told = made + " made, " + unchanged + " unchanged";
        return refused.isEmpty()
                ? told
                : told + ", " + refused.size() + " refused: " + String.join("; ", refused);
    }
}
