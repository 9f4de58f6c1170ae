package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one donor, under whichever alias it is met. */
@Embeddable
public record DonorId(@Column(name = "id") UUID value) implements Serializable {

    public static DonorId next() {
        return new DonorId(UUID.randomUUID());
    }

    public static DonorId of(String text) {
        return new DonorId(Ids.uuid("donor", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
