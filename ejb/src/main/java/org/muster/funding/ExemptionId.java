package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one exemption. */
@Embeddable
public record ExemptionId(@Column(name = "id") UUID value) implements Serializable {

    public static ExemptionId next() {
        return new ExemptionId(UUID.randomUUID());
    }

    public static ExemptionId of(String text) {
        return new ExemptionId(Ids.uuid("exemption", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
