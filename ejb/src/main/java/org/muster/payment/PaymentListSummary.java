package org.muster.payment;

import java.io.Serializable;
import java.time.Instant;
import org.muster.shared.Money;

/**
 * A list of payments in a list of them.
 *
 * @param eventCode where it is paid out in cash; empty for one to the bank
 * @param payments how many are in it, without those taken out
 * @param sum what these make
 * @param waiting how many of them are neither booked nor returned
 */
public record PaymentListSummary(
        PaymentListId id,
        String listNo,
        PaymentList.Kind kind,
        String accountName,
        String eventCode,
        PaymentListState state,
        long payments,
        Money sum,
        long waiting,
        String preparedBy,
        Instant preparedAt,
        String approvedBy,
        Instant sentAt)
        implements Serializable {

    public boolean isCash() {
        return kind == PaymentList.Kind.CASH;
    }
}
