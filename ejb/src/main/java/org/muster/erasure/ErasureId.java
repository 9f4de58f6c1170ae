package org.muster.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one erasure asked for. */
@Embeddable
public record ErasureId(@Column(name = "id") UUID value) implements Serializable {

    static ErasureId next() {
        return new ErasureId(UUID.randomUUID());
    }

    public static ErasureId of(String text) {
        return new ErasureId(Ids.uuid("erasure", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
