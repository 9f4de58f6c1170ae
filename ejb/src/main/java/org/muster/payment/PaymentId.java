package org.muster.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one payment. */
@Embeddable
public record PaymentId(@Column(name = "id") UUID value) implements Serializable {

    public static PaymentId next() {
        return new PaymentId(UUID.randomUUID());
    }

    public static PaymentId of(String text) {
        return new PaymentId(Ids.uuid("payment", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
