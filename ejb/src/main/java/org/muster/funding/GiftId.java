package org.muster.funding;

import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one gift in kind. */
public record GiftId(UUID value) implements Serializable {

    public static GiftId next() {
        return new GiftId(UUID.randomUUID());
    }

    public static GiftId of(String text) {
        return new GiftId(Ids.uuid("gift in kind", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
