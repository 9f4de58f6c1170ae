package org.muster.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Names one invitation: a recipient and a letter revision. */
@Embeddable
public record InvitationId(@Column(name = "id") UUID value) implements Serializable {

    public static InvitationId next() {
        return new InvitationId(UUID.randomUUID());
    }

    public static InvitationId of(String text) {
        return new InvitationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
