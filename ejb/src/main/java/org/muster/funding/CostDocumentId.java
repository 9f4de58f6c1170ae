package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one cost document: an invoice, a ticket. */
@Embeddable
public record CostDocumentId(@Column(name = "id") UUID value) implements Serializable {

    public static CostDocumentId next() {
        return new CostDocumentId(UUID.randomUUID());
    }

    public static CostDocumentId of(String text) {
        return new CostDocumentId(Ids.uuid("cost document", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
