package org.muster.outside;

import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one payment that another system made. */
public record OutsidePaymentId(UUID value) implements Serializable {

    public static OutsidePaymentId of(String text) {
        return new OutsidePaymentId(Ids.uuid("outside payment", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
