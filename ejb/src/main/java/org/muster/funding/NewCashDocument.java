package org.muster.funding;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * Money that comes or goes, as it is entered.
 *
 * @param event the event an advance is for; null for interest and refunds
 * @param instalment what is returned for want of its condition came as this; null for other kinds
 * @param counterparty who paid it or got it
 * @param reference the bank's or the donor's, once per contribution and kind
 * @param amount of an advance in the contribution's currency
 * @param banked what the bank moved, where that is another currency
 */
public record NewCashDocument(
        ContributionId contribution,
        CashDocument.Kind kind,
        EventId event,
        InstalmentId instalment,
        String counterparty,
        String reference,
        LocalDate on,
        Money amount,
        Optional<Money> banked) {

    public NewCashDocument {
        counterparty = ContributionTerms.required("counterparty", counterparty, 120);
        reference = ContributionTerms.required("reference", reference, 60);
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.cash.positive"));
        }
        if (kind.isForEvent() && event == null) {
            throw new InvalidInput("event", Told.of("why.cash.event"));
        }
        if (kind == CashDocument.Kind.RETURNED && instalment == null) {
            throw new InvalidInput("instalment", Told.of("why.cash.instalment"));
        }
        event = kind.isForEvent() ? event : null;
        instalment = kind == CashDocument.Kind.RETURNED ? instalment : null;
    }

    /** Where the bank moved the amount itself, and no instalment goes back. */
    public NewCashDocument(
            ContributionId contribution,
            CashDocument.Kind kind,
            EventId event,
            String counterparty,
            String reference,
            LocalDate on,
            Money amount) {
        this(
                contribution,
                kind,
                event,
                null,
                counterparty,
                reference,
                on,
                amount,
                Optional.empty());
    }
}
