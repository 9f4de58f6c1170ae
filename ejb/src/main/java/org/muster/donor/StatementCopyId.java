package org.muster.donor;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one statement as it goes to one contact; the link in its letters is derived from this. */
@Embeddable
public record StatementCopyId(@Column(name = "id") UUID value) implements Serializable {

    public static StatementCopyId next() {
        return new StatementCopyId(UUID.randomUUID());
    }

    public static StatementCopyId of(String text) {
        return new StatementCopyId(Ids.uuid("statement-copy", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
