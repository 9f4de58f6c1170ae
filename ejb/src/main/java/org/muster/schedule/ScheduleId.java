package org.muster.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one schedule of statements. */
@Embeddable
public record ScheduleId(@Column(name = "id") UUID value) implements Serializable {

    static ScheduleId next() {
        return new ScheduleId(UUID.randomUUID());
    }

    public static ScheduleId of(String text) {
        return new ScheduleId(Ids.uuid("statement schedule", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
