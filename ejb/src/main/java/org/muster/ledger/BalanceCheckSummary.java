package org.muster.ledger;

import java.io.Serializable;
import java.time.Instant;
import org.muster.operation.JobRunId;

/**
 * One recount of the ledger: how many lines and balances there were, and the SHA-256 of the
 * balances as they were kept and as they were counted, one balance a line.
 */
public record BalanceCheckSummary(
        JobRunId run,
        Instant at,
        String startedBy,
        long lines,
        long balances,
        long differences,
        String keptSha256,
        String countedSha256)
        implements Serializable {

    public boolean isEqual() {
        return keptSha256.equals(countedSha256);
    }
}
