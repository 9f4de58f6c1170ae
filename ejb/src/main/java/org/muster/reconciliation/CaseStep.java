package org.muster.reconciliation;

import java.io.Serializable;
import java.time.Instant;
import org.muster.shared.Money;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * One step in the life of a case: what a run found of it, or what somebody proposed or confirmed.
 *
 * @param by who started the run, or who proposed or confirmed
 * @param outcome what was proposed or confirmed; null for what a run did
 * @param atRisk as a run found it; null for what people did
 * @param evidence as a run found it; null for what people did
 */
public record CaseStep(
        Kind kind,
        Instant at,
        String by,
        CaseState outcome,
        String reason,
        String donorReference,
        Money atRisk,
        Told evidence)
        implements Serializable {
    /** What happened; the first four are a run's. */
    public enum Kind {
        OPENED,
        CHANGED,
        CORRECTED,
        REOPENED,
        PROPOSED,
        CONFIRMED
    }

    static CaseStep read(Rows row) {
        var kind = Kind.valueOf(row.text());
        var at = row.instant();
        var by = row.text();
        var outcome = row.text();
        var reason = row.text();
        var reference = row.text();
        if (outcome != null) {
            return new CaseStep(
                    kind, at, by, CaseState.valueOf(outcome), reason, reference, null, null);
        }
        return new CaseStep(
                kind, at, by, null, reason, reference, row.money(), Told.read(row.text()));
    }
}
