package org.muster.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one list of payments. */
@Embeddable
public record PaymentListId(@Column(name = "id") UUID value) implements Serializable {

    public static PaymentListId next() {
        return new PaymentListId(UUID.randomUUID());
    }

    public static PaymentListId of(String text) {
        return new PaymentListId(Ids.uuid("payment-list", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
