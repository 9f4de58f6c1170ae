package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Names one contribution: a donor's agreement with its money. */
@Embeddable
public record ContributionId(@Column(name = "id") UUID value) implements Serializable {

    public static ContributionId next() {
        return new ContributionId(UUID.randomUUID());
    }

    public static ContributionId of(String text) {
        return new ContributionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
