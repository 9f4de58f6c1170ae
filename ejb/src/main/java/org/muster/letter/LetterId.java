package org.muster.letter;

import java.util.UUID;
import org.muster.shared.Ids;

/** Names one letter to one addressee; every copy of it carries the same Message-ID. */
public record LetterId(UUID value) {

    public static LetterId next() {
        return new LetterId(UUID.randomUUID());
    }

    public static LetterId of(String text) {
        return new LetterId(Ids.uuid("letter", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
