package org.muster.reconciliation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one exception. */
@Embeddable
public record ExceptionId(@Column(name = "id") UUID value) implements Serializable {

    public static ExceptionId next() {
        return new ExceptionId(UUID.randomUUID());
    }

    public static ExceptionId of(String text) {
        return new ExceptionId(Ids.uuid("exception", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
