package org.muster.funding;

import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * An invoice as it is entered.
 *
 * @param subLine a line of its own below the category, e.g. "non-refundable"; empty for none
 * @param commitment the promise it uses up, or null
 * @param memberCode the administration the cost is for, or null
 */
public record NewCostDocument(
        ContributionId contribution,
        EventId event,
        CostCategory category,
        String subLine,
        Beneficiary beneficiary,
        String supplier,
        String documentNo,
        LocalDate documentDate,
        Money amount,
        CommitmentId commitment,
        String memberCode) {

    public NewCostDocument {
        supplier = ContributionTerms.required("supplier", supplier, 120);
        documentNo = ContributionTerms.required("documentNo", documentNo, 60);
        subLine = subLine == null ? "" : subLine.strip();
        memberCode = memberCode == null || memberCode.isBlank() ? null : memberCode.strip();
        if (subLine.length() > 40) {
            throw new InvalidInput("subLine", "At most 40 characters");
        }
        if (category == CostCategory.PSC) {
            throw new InvalidInput("category", Told.of("why.cost.support"));
        }
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", "A cost is more than nothing");
        }
    }
}
