package org.muster.web;

import java.util.UUID;
import org.muster.shared.NotFound;

/** Reads ids out of addresses; what is no id names nothing. */
public final class Ids {
    private Ids() {}

    public static UUID uuid(String kind, String text) {
        try {
            return UUID.fromString(text == null ? "" : text.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new NotFound(kind, text == null ? "" : text);
        }
    }
}
