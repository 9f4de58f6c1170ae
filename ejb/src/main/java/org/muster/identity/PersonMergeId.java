package org.muster.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Names one saying that two rows are one person. */
@Embeddable
public record PersonMergeId(@Column(name = "id") UUID value) implements Serializable {

    static PersonMergeId next() {
        return new PersonMergeId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
