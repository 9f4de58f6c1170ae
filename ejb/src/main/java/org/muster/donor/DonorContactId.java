package org.muster.donor;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one person or mailbox that a donor's statements go to. */
@Embeddable
public record DonorContactId(@Column(name = "id") UUID value) implements Serializable {

    public static DonorContactId next() {
        return new DonorContactId(UUID.randomUUID());
    }

    public static DonorContactId of(String text) {
        return new DonorContactId(Ids.uuid("donor-contact", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
