package org.muster.attendance;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one stored attendance sheet. */
@Embeddable
public record SheetId(@Column(name = "id") UUID value) implements Serializable {

    public static SheetId next() {
        return new SheetId(UUID.randomUUID());
    }

    public static SheetId of(String text) {
        return new SheetId(Ids.uuid("attendance sheet", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
