package org.muster.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one person's part in one event. */
@Embeddable
public record ParticipationId(@Column(name = "id") UUID value) implements Serializable {

    public static ParticipationId next() {
        return new ParticipationId(UUID.randomUUID());
    }

    public static ParticipationId of(String text) {
        return new ParticipationId(Ids.uuid("participation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
