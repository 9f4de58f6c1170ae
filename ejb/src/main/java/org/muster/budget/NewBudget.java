package org.muster.budget;

import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.muster.ledger.CostCategory;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * A version of an event's budget as it is entered: direct costs only, for programme support cost
 * follows them.
 *
 * @param lines more than nothing for each heading, all in one currency
 * @param flexibilityBasisPoints by how much a heading may be exceeded, and money moved between
 *     headings without asking the donor, in hundredths of a per cent of its line
 * @param donorReference where the donor agreed to this version; empty where nobody was asked
 */
public record NewBudget(
        Currency currency,
        Map<CostCategory, Money> lines,
        int flexibilityBasisPoints,
        String donorReference) {
    private static final int LONGEST_REFERENCE = 160;
    private static final int WHOLE = 10_000;

    public NewBudget {
        if (lines.isEmpty()) {
            throw new InvalidInput("lines", Told.of("why.budget.empty"));
        }
        lines.forEach((category, amount) -> check(currency, category, amount));
        if (flexibilityBasisPoints < 0 || flexibilityBasisPoints > WHOLE) {
            throw new InvalidInput("flexibility", Told.of("why.budget.flexibility"));
        }
        donorReference = donorReference == null ? "" : donorReference.strip();
        if (donorReference.length() > LONGEST_REFERENCE) {
            throw new InvalidInput("donorReference", Told.of("why.tooLong", LONGEST_REFERENCE));
        }
        lines = new EnumMap<>(lines);
    }

    private static void check(Currency currency, CostCategory category, Money amount) {
        if (category == CostCategory.PSC) {
            throw new InvalidInput(category.name(), Told.of("why.cost.support"));
        }
        if (!amount.currency().equals(currency)) {
            throw new InvalidInput(category.name(), Told.of("why.cash.currency", currency));
        }
        if (!amount.isPositive()) {
            throw new InvalidInput(category.name(), Told.of("why.budget.positive"));
        }
    }
}
