package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one commitment. */
@Embeddable
public record CommitmentId(@Column(name = "id") UUID value) implements Serializable {

    public static CommitmentId next() {
        return new CommitmentId(UUID.randomUUID());
    }

    public static CommitmentId of(String text) {
        return new CommitmentId(Ids.uuid("commitment", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
