package org.muster.funding;

import java.time.LocalDate;
import java.util.Map;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * A credit note or a supplier's refund as it is entered: it names the document whose cost it
 * lowers, in that document's currency.
 *
 * @param byShare what each share of the document gets, by the share's number; empty to divide it by
 *     what is left of each
 */
public record NewCredit(
        CostKind kind,
        CostDocumentId credits,
        String documentNo,
        LocalDate documentDate,
        Money amount,
        Map<Integer, Money> byShare) {

    public NewCredit {
        documentNo = ContributionTerms.required("documentNo", documentNo, 60);
        byShare = byShare == null ? Map.of() : Map.copyOf(byShare);
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.cash.positive"));
        }
    }

    /** Refuses what is no credit at all. */
    void requireCredit() {
        if (!kind.isCredit()) {
            throw new InvalidInput("kind", Told.of("why.credit.kind"));
        }
    }
}
