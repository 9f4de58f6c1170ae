package org.muster.allowance;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one version of an allowance scheme. */
@Embeddable
public record SchemeVersionId(@Column(name = "id") UUID value) implements Serializable {

    public static SchemeVersionId next() {
        return new SchemeVersionId(UUID.randomUUID());
    }

    public static SchemeVersionId of(String text) {
        return new SchemeVersionId(Ids.uuid("scheme", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
