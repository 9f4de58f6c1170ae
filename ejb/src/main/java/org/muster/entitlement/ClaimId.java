package org.muster.entitlement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Names one claim. */
@Embeddable
public record ClaimId(@Column(name = "id") UUID value) implements Serializable {

    public static ClaimId next() {
        return new ClaimId(UUID.randomUUID());
    }

    public static ClaimId of(String text) {
        return new ClaimId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
