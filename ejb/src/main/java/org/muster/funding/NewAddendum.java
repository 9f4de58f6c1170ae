package org.muster.funding;

import java.time.LocalDate;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What was agreed later, as it is entered: what holds from then on, not by how much it differs.
 *
 * @param reference the addendum's own number or letter, once per agreement
 * @param agreed the whole amount that is agreed now
 * @param validTo the last day of the period now
 * @param liquidationTo the last day on which costs of the period may be paid now
 */
public record NewAddendum(
        ContributionId contribution,
        String reference,
        LocalDate agreedOn,
        Money agreed,
        LocalDate validTo,
        LocalDate liquidationTo) {

    public NewAddendum {
        reference = ContributionTerms.required("reference", reference, 120);
        if (agreed.minor() < 0) {
            throw new InvalidInput("amount", Told.of("why.addendum.negative"));
        }
        if (liquidationTo.isBefore(validTo)) {
            throw new InvalidInput("liquidationTo", Told.of("why.addendum.liquidation"));
        }
    }
}
