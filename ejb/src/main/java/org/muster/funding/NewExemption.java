package org.muster.funding;

import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What is asked to be allowed all the same, in the contribution's currency.
 *
 * @param supplier whose document, and its number; empty where money is received
 * @param amount the most that is allowed
 * @param donorReference where the donor allowed it
 */
public record NewExemption(
        ContributionId contribution,
        Exemption.From from,
        String supplier,
        String documentNo,
        Money amount,
        String reason,
        String donorReference) {

    public NewExemption {
        reason = ContributionTerms.required("reason", reason, 1000);
        donorReference = ContributionTerms.required("donorReference", donorReference, 120);
        supplier = supplier == null ? "" : supplier.strip();
        documentNo = documentNo == null ? "" : documentNo.strip();
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.cash.positive"));
        }
        if (from.isOfCost()) {
            supplier = ContributionTerms.required("supplier", supplier, 120);
            documentNo = ContributionTerms.required("documentNo", documentNo, 60);
        } else {
            supplier = "";
            documentNo = "";
        }
    }
}
