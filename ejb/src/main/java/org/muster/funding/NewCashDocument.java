package org.muster.funding;

import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * Money that comes or goes, as it is entered, in the contribution's currency.
 *
 * @param event the event an advance is for; null for interest and refunds
 * @param counterparty who paid it or got it
 * @param reference the bank's or the donor's, once per contribution and kind
 */
public record NewCashDocument(
        ContributionId contribution,
        CashDocument.Kind kind,
        EventId event,
        String counterparty,
        String reference,
        LocalDate on,
        Money amount) {

    public NewCashDocument {
        counterparty = ContributionTerms.required("counterparty", counterparty, 120);
        reference = ContributionTerms.required("reference", reference, 60);
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.cash.positive"));
        }
        if (kind.isForEvent() && event == null) {
            throw new InvalidInput("event", Told.of("why.cash.event"));
        }
        event = kind.isForEvent() ? event : null;
    }
}
