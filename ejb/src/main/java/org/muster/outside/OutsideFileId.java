package org.muster.outside;

import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one file of payments that another system made. */
public record OutsideFileId(UUID value) implements Serializable {

    static OutsideFileId next() {
        return new OutsideFileId(UUID.randomUUID());
    }

    public static OutsideFileId of(String text) {
        return new OutsideFileId(Ids.uuid("outside file", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
