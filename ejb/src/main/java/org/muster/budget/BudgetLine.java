package org.muster.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.muster.ledger.CostCategory;

/** What one heading of a budget may cost, in minor units of the budget's currency. */
@Embeddable
record BudgetLine(
        @Enumerated(EnumType.STRING) CostCategory category,
        @Column(name = "amount_minor") long amountMinor) {}
