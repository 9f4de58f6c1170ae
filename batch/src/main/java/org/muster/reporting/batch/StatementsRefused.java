package org.muster.reporting.batch;

import java.util.List;
import org.muster.shared.DomainException;

/** Ends a run as failed after every contribution had its turn: some were refused, by name. */
public class StatementsRefused extends DomainException {
    private static final long serialVersionUID = 1;

    StatementsRefused(int made, int unchanged, List<String> reasons) {
        super(
                made
                        + " made, "
                        + unchanged
                        + " unchanged, "
                        + reasons.size()
                        + " refused: "
                        + String.join("; ", reasons),
                made,
                unchanged,
                reasons.size(),
                String.join("; ", reasons));
    }
}
