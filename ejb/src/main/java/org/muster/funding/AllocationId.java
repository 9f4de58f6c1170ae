package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one allocation of a contribution to an event and cost category. */
@Embeddable
public record AllocationId(@Column(name = "id") UUID value) implements Serializable {

    public static AllocationId next() {
        return new AllocationId(UUID.randomUUID());
    }

    public static AllocationId of(String text) {
        return new AllocationId(Ids.uuid("allocation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
