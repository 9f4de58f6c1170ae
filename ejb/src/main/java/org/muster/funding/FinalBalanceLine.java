package org.muster.funding;

import java.time.LocalDate;
import org.muster.funding.ContributionTerms.RefundPolicy;
import org.muster.shared.Money;

/**
 * What became, or is to become, of a contribution's last money, as it is shown.
 *
 * @param to the agreement it goes to; null where it goes to none
 * @param decidedBy who approved or refused it; null while it waits
 */
public record FinalBalanceLine(
        FinalBalanceId id,
        RefundPolicy policy,
        String reference,
        LocalDate on,
        String to,
        Money amount,
        FinalBalance.State state,
        String enteredBy,
        String decidedBy) {}
