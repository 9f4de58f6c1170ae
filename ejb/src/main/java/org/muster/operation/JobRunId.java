package org.muster.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one run of a job. */
@Embeddable
public record JobRunId(@Column(name = "id") UUID value) implements Serializable {

    static JobRunId next() {
        return new JobRunId(UUID.randomUUID());
    }

    public static JobRunId of(String text) {
        return new JobRunId(Ids.uuid("job run", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
