package org.muster.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one contribution: a donor's agreement with its money. */
@Embeddable
public record ContributionId(@Column(name = "id") UUID value) implements Serializable {

    public static ContributionId next() {
        return new ContributionId(UUID.randomUUID());
    }

    public static ContributionId of(String text) {
        return new ContributionId(Ids.uuid("contribution", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
