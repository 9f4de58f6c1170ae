package org.muster.advance;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one advance. */
@Embeddable
public record AdvanceId(@Column(name = "id") UUID value) implements Serializable {

    public static AdvanceId next() {
        return new AdvanceId(UUID.randomUUID());
    }

    public static AdvanceId of(String text) {
        return new AdvanceId(Ids.uuid("advance", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
