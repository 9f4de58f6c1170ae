package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names what becomes of one contribution's last money. */
@Embeddable
public record FinalBalanceId(@Column(name = "id") UUID value) implements Serializable {

    public static FinalBalanceId next() {
        return new FinalBalanceId(UUID.randomUUID());
    }

    public static FinalBalanceId of(String text) {
        return new FinalBalanceId(Ids.uuid("final balance", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
