package org.muster.reporting.batch;

import org.muster.reporting.StatementRuns;
import org.muster.shared.DomainException;

/**
 * Ends a run as failed after every contribution had its turn: some were refused, and the run's
 * items say why.
 */
public class StatementsRefused extends DomainException {
    private static final long serialVersionUID = 1;

    StatementsRefused(StatementRuns.Tally tally) {
        super(
                tally.made()
                        + " made, "
                        + tally.unchanged()
                        + " unchanged, "
                        + tally.refused()
                        + " refused",
                tally.made(),
                tally.unchanged(),
                tally.refused());
    }
}
