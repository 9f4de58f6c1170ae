package org.muster.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one account of the house at a bank. */
@Embeddable
public record BankAccountId(@Column(name = "id") UUID value) implements Serializable {

    static BankAccountId next() {
        return new BankAccountId(UUID.randomUUID());
    }

    public static BankAccountId of(String text) {
        return new BankAccountId(Ids.uuid("bank account", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
