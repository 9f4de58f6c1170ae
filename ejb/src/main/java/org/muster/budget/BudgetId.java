package org.muster.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one version of an event's budget. */
@Embeddable
public record BudgetId(@Column(name = "id") UUID value) implements Serializable {

    public static BudgetId next() {
        return new BudgetId(UUID.randomUUID());
    }

    public static BudgetId of(String text) {
        return new BudgetId(Ids.uuid("budget", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
