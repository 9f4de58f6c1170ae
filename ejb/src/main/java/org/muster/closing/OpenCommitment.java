package org.muster.closing;

import java.time.LocalDate;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * Money promised and neither spent nor given back.
 *
 * @param payee the supplier, or the participant it was promised to
 * @param days since the promise, to the day it is for the office
 */
public record OpenCommitment(
        CommitmentId id,
        ContributionId contribution,
        String agreementNo,
        String eventCode,
        CostCategory category,
        String payee,
        LocalDate on,
        int days,
        Money original,
        Money open) {

    /** What is open of one age in one currency. */
    public record Sum(Age age, long count, Money open) {}
}
