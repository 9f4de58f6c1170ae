package org.muster.evidence;

import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one document attached to one thing. */
public record EvidenceId(UUID value) implements Serializable {

    public static EvidenceId next() {
        return new EvidenceId(UUID.randomUUID());
    }

    public static EvidenceId of(String text) {
        return new EvidenceId(Ids.uuid("evidence", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
