package org.muster.nomination;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one nomination. */
@Embeddable
public record NominationId(@Column(name = "id") UUID value) implements Serializable {

    public static NominationId next() {
        return new NominationId(UUID.randomUUID());
    }

    public static NominationId of(String text) {
        return new NominationId(Ids.uuid("nomination", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
