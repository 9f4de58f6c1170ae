package org.muster.ledger;

import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one posted entry of the ledger. */
public record JournalEntryId(UUID value) implements Serializable {

    public static JournalEntryId next() {
        return new JournalEntryId(UUID.randomUUID());
    }

    public static JournalEntryId of(String text) {
        return new JournalEntryId(Ids.uuid("journal entry", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
