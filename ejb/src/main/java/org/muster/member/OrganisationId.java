package org.muster.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one organisation that is no Member: a partner, a co-organiser, an office. */
@Embeddable
public record OrganisationId(@Column(name = "id") UUID value) implements Serializable {

    public static OrganisationId next() {
        return new OrganisationId(UUID.randomUUID());
    }

    public static OrganisationId of(String text) {
        return new OrganisationId(Ids.uuid("organisation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
