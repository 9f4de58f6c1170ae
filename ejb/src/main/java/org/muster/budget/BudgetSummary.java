package org.muster.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * A version of an event's budget as people read it.
 *
 * @param lines by heading, in the headings' fixed order
 * @param approvedBy null while it is a draft, as is the day
 */
public record BudgetSummary(
        BudgetId id,
        int number,
        Budget.State state,
        Map<CostCategory, Money> lines,
        Money total,
        int flexibilityBasisPoints,
        String donorReference,
        String enteredBy,
        Instant enteredAt,
        String approvedBy,
        LocalDate approvedOn) {

    /** What a heading has in this version; nothing where it has no line. */
    public Money amount(CostCategory category) {
        return lines.getOrDefault(category, Money.zero(total.currency()));
    }
}
