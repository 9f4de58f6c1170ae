package org.muster.nomination;

import java.util.UUID;
import org.muster.shared.Ids;

/** Names one step in the history of an answer. */
public record ChangeId(UUID value) {

    public static ChangeId of(String text) {
        return new ChangeId(Ids.uuid("document", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
