package org.muster.funding;

import org.muster.shared.DateRange;
import org.muster.shared.Money;

/**
 * A contribution as lists show it: what was agreed, and step by step what became of it. Available
 * is what came in, with an opening balance, interest and exchange; committed is promised and not
 * yet spent, with the programme support cost on it; uncommitted is what is left, without what was
 * given back to the donor.
 */
public record ContributionSummary(
        ContributionId id,
        String agreementNo,
        String donor,
        String title,
        ContributionState state,
        DateRange validity,
        String basis,
        String enteredBy,
        Money agreed,
        Money available,
        Money spent,
        Money gone,
        Money committed) {

    public Money uncommitted() {
        return available.minus(spent).minus(gone).minus(committed);
    }
}
