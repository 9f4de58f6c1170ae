package org.muster.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one entry of a bank statement. */
@Embeddable
public record BankEntryId(@Column(name = "id") UUID value) implements Serializable {

    static BankEntryId next() {
        return new BankEntryId(UUID.randomUUID());
    }

    public static BankEntryId of(String text) {
        return new BankEntryId(Ids.uuid("bank entry", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
