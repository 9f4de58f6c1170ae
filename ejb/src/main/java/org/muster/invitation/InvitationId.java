package org.muster.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one invitation: a recipient and a letter revision. */
@Embeddable
public record InvitationId(@Column(name = "id") UUID value) implements Serializable {

    public static InvitationId next() {
        return new InvitationId(UUID.randomUUID());
    }

    public static InvitationId of(String text) {
        return new InvitationId(Ids.uuid("invitation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
