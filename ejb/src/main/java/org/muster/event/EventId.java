package org.muster.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one capacity event. */
@Embeddable
public record EventId(@Column(name = "id") UUID value) implements Serializable {

    public static EventId next() {
        return new EventId(UUID.randomUUID());
    }

    public static EventId of(String text) {
        return new EventId(Ids.uuid("event", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
