package org.muster.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Names one series of capacity events. */
@Embeddable
public record SeriesId(@Column(name = "id") UUID value) implements Serializable {

    public static SeriesId next() {
        return new SeriesId(UUID.randomUUID());
    }

    public static SeriesId of(String text) {
        return new SeriesId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
