package org.muster.entitlement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one file of claims. */
@Embeddable
public record ClaimFileId(@Column(name = "id") UUID value) implements Serializable {

    static ClaimFileId next() {
        return new ClaimFileId(UUID.randomUUID());
    }

    public static ClaimFileId of(String text) {
        return new ClaimFileId(Ids.uuid("claim file", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
