package org.muster.reporting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one version of one donor statement. */
@Embeddable
public record StatementId(@Column(name = "id") UUID value) implements Serializable {

    public static StatementId next() {
        return new StatementId(UUID.randomUUID());
    }

    public static StatementId of(String text) {
        return new StatementId(Ids.uuid("statement", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
