package org.muster.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one person for ever; names and addresses may be erased, the id and every count stay. */
@Embeddable
public record PersonId(@Column(name = "id") UUID value) implements Serializable {

    public static PersonId next() {
        return new PersonId(UUID.randomUUID());
    }

    public static PersonId of(String text) {
        return new PersonId(Ids.uuid("person", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
