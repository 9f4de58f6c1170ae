package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one instalment of a contribution, due or received. */
@Embeddable
public record InstalmentId(@Column(name = "id") UUID value) implements Serializable {

    public static InstalmentId next() {
        return new InstalmentId(UUID.randomUUID());
    }

    public static InstalmentId of(String text) {
        return new InstalmentId(Ids.uuid("instalment", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
