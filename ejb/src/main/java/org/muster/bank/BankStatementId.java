package org.muster.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one statement of an account. */
@Embeddable
public record BankStatementId(@Column(name = "id") UUID value) implements Serializable {

    static BankStatementId next() {
        return new BankStatementId(UUID.randomUUID());
    }

    public static BankStatementId of(String text) {
        return new BankStatementId(Ids.uuid("bank statement", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
