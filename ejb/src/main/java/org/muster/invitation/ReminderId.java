package org.muster.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Names one reminder of one campaign. */
@Embeddable
public record ReminderId(@Column(name = "id") UUID value) implements Serializable {

    static ReminderId next() {
        return new ReminderId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
