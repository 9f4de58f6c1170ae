package org.muster.funding;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.funding.ContributionTerms.RefundPolicy;
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
 * @param interestPolicy whose the interest is that comes from now on; empty where it stays so
 * @param refundPolicy what becomes of what is left at the end; empty where it stays so
 */
public record NewAddendum(
        ContributionId contribution,
        String reference,
        LocalDate agreedOn,
        Money agreed,
        LocalDate validTo,
        LocalDate liquidationTo,
        Optional<InterestPolicy> interestPolicy,
        Optional<RefundPolicy> refundPolicy) {

    public NewAddendum {
        reference = ContributionTerms.required("reference", reference, 120);
        if (agreed.minor() < 0) {
            throw new InvalidInput("amount", Told.of("why.addendum.negative"));
        }
        if (liquidationTo.isBefore(validTo)) {
            throw new InvalidInput("liquidationTo", Told.of("why.addendum.liquidation"));
        }
    }

    /** That leaves whose the interest is, and what is left, as it was. */
    public NewAddendum(
            ContributionId contribution,
            String reference,
            LocalDate agreedOn,
            Money agreed,
            LocalDate validTo,
            LocalDate liquidationTo) {
        this(
                contribution,
                reference,
                agreedOn,
                agreed,
                validTo,
                liquidationTo,
                Optional.empty(),
                Optional.empty());
    }
}
