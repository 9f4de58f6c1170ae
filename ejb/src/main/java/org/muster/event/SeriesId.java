package org.muster.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one series of capacity events. */
@Embeddable
public record SeriesId(@Column(name = "id") UUID value) implements Serializable {

    public static SeriesId next() {
        return new SeriesId(UUID.randomUUID());
    }

    public static SeriesId of(String text) {
        return new SeriesId(Ids.uuid("series", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
