package org.muster.letter;

import java.util.List;
import java.util.UUID;
import org.muster.shared.Correlation;

/**
 * Slices of letters wait for a consumer; announced once the transaction that queued them commits.
 */
record LettersQueued(List<UUID> slices, String correlation) {

    /** Queued by what goes on in this thread. */
    static LettersQueued now(List<UUID> slices) {
        return new LettersQueued(slices, Correlation.current());
    }
}
