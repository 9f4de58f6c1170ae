package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one cash document: an advance, a refund, the interest of a bank. */
@Embeddable
public record CashDocumentId(@Column(name = "id") UUID value) implements Serializable {

    public static CashDocumentId next() {
        return new CashDocumentId(UUID.randomUUID());
    }

    public static CashDocumentId of(String text) {
        return new CashDocumentId(Ids.uuid("cash document", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
