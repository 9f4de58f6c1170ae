package org.muster.invitation.web;

import java.util.UUID;
import java.util.function.Function;
import org.muster.event.EventId;
import org.muster.invitation.CampaignId;
import org.muster.invitation.InvitationId;
import org.muster.shared.NotFound;

/** Reads ids from addresses; what is no id names nothing, and is a 404 like an unknown one. */
public final class Ids {
    private Ids() {}

    static CampaignId campaign(String text) {
        return read("campaign", text, CampaignId::new);
    }

    public static EventId event(String text) {
        return read("event", text, EventId::new);
    }

    public static InvitationId invitation(String text) {
        return read("invitation", text, InvitationId::new);
    }

    static UUID plain(String kind, String text) {
        return read(kind, text, id -> id);
    }

    private static <T> T read(String kind, String text, Function<UUID, T> as) {
        try {
            return as.apply(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(kind, text);
        }
    }
}
