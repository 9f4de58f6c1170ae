package org.muster.funding;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.evidence.ReceivedDocument;

/**
 * What becomes of a contribution's last money, as it is entered: how much it is, and to whom it
 * goes by what was agreed, the books say.
 *
 * @param reference the bank's, of money that goes back; else the donor's word
 * @param on the day it leaves the books
 * @param to the other contribution, where it goes to one; else null
 * @param evidence the donor's consent; asked for where the house keeps it
 */
public record NewFinalBalance(
        ContributionId contribution,
        String reference,
        LocalDate on,
        ContributionId to,
        Optional<ReceivedDocument> evidence) {

    public NewFinalBalance {
        reference = ContributionTerms.required("reference", reference, 60);
    }
}
