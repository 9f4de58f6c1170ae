package org.muster.ledger;

import java.util.UUID;
import org.muster.shared.Actor;

/**
 * What an entry accounted for is about to be taken back, for the first and only time. Whose
 * document it was observes this in the same transaction: it says so of the document, or refuses.
 */
public record EntryReversed(String sourceKind, String sourceId, Actor by) {

    /** The id of the source document; one that was posted several times counts them behind it. */
    public UUID document() {
        return UUID.fromString(sourceId.substring(0, 36));
    }
}
