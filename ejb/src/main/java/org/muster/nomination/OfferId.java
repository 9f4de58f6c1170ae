package org.muster.nomination;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one offer of a seat. */
@Embeddable
public record OfferId(@Column(name = "id") UUID value) implements Serializable {

    public static OfferId next() {
        return new OfferId(UUID.randomUUID());
    }

    public static OfferId of(String text) {
        return new OfferId(Ids.uuid("offer", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
