package org.muster.attendance;

import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one photo or scan of a signed sheet. */
public record SheetPhotoId(UUID value) implements Serializable {

    public static SheetPhotoId next() {
        return new SheetPhotoId(UUID.randomUUID());
    }

    public static SheetPhotoId of(String text) {
        return new SheetPhotoId(Ids.uuid("attendance photo", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
