package org.muster.entitlement;

import java.io.Serializable;
import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Money;

/** A claim in a list, with who made it and what became of it. */
public record ClaimSummary(
        ClaimId id,
        String claimNo,
        EventId event,
        PersonId person,
        String personName,
        String memberCode,
        int daysClaimed,
        Money amount,
        Money payable,
        Money refused,
        Money settled,
        ClaimState state,
        LocalDate claimedOn,
        LocalDate paidOn,
        String enteredBy,
        String approvedBy)
        implements Serializable {

    public boolean isApprovable() {
        return state == ClaimState.RECONCILED && payable.isPositive();
    }

    public boolean isRejectable() {
        return (state == ClaimState.SUBMITTED || state == ClaimState.RECONCILED)
                && payable.isZero();
    }

    /** What of the payable part was not paid before by an advance. */
    public Money toPay() {
        return payable.minus(settled);
    }

    public boolean isPayable() {
        return state == ClaimState.APPROVED;
    }
}
