package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.muster.shared.Settings;

/**
 * The link a letter carries. It is derived, not stored: from the invitation, the link's version and
 * a key, so that every copy of a letter carries the same one and raising the version revokes it.
 */
@ApplicationScoped
class InvitationLinks {
    // Links of letters sent before there were others name no purpose.
    private static final String PURPOSE = "";

    @Inject private LinkSeal seal;
    @Inject private Settings settings;

    /** What a genuine link names; whether its version still counts is the invitation's to say. */
    record Named(InvitationId invitation, int version) {}

    String to(InvitationId invitation, int version) {
        return settings.publicBaseUrl() + "/i/" + token(invitation, version);
    }

    String token(InvitationId invitation, int version) {
        return seal.token(PURPOSE, invitation.value(), version);
    }

    Optional<Named> read(String token) {
        return seal.read(PURPOSE, token)
                .map(named -> new Named(new InvitationId(named.id()), named.version()));
    }
}
