package org.muster.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one campaign of letters. */
@Embeddable
public record CampaignId(@Column(name = "id") UUID value) implements Serializable {

    public static CampaignId next() {
        return new CampaignId(UUID.randomUUID());
    }

    public static CampaignId of(String text) {
        return new CampaignId(Ids.uuid("campaign", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
