package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one addendum to an agreement. */
@Embeddable
public record AddendumId(@Column(name = "id") UUID value) implements Serializable {

    public static AddendumId next() {
        return new AddendumId(UUID.randomUUID());
    }

    public static AddendumId of(String text) {
        return new AddendumId(Ids.uuid("addendum", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
