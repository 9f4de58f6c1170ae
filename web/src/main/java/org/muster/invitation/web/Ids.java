package org.muster.invitation.web;

import java.util.Arrays;
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

    /** The choice an address names, or null where it names none; what is no choice is a 404. */
    static <E extends Enum<E>> E choice(Class<E> of, String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(of.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("template", name));
    }

    private static <T> T read(String kind, String text, Function<UUID, T> as) {
        try {
            return as.apply(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(kind, text);
        }
    }
}
