package org.muster.payment;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.Money;

/**
 * One payment of a list as it is shown.
 *
 * @param accountMissing whether a bank is to pay somebody who told no account, or whose was emptied
 */
public record PaymentLine(
        PaymentId id,
        int position,
        PaymentKind kind,
        UUID document,
        String reference,
        String payee,
        Money amount,
        String endToEndId,
        PaymentState state,
        LocalDate bookedOn,
        boolean accountMissing)
        implements Serializable {

    public boolean isWaiting() {
        return state == PaymentState.LISTED;
    }
}
