package org.muster.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one account for ever; the login may be shown, the id is what rows keep. */
@Embeddable
public record AccountId(@Column(name = "id") UUID value) implements Serializable {

    static AccountId next() {
        return new AccountId(UUID.randomUUID());
    }

    public static AccountId of(String text) {
        return new AccountId(Ids.uuid("account", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
