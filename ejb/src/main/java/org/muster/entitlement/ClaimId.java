package org.muster.entitlement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one claim. */
@Embeddable
public record ClaimId(@Column(name = "id") UUID value) implements Serializable {

    public static ClaimId next() {
        return new ClaimId(UUID.randomUUID());
    }

    public static ClaimId of(String text) {
        return new ClaimId(Ids.uuid("claim", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
