package org.muster.payment;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.shared.Money;

/**
 * One payment of a list as it is shown.
 *
 * @param accountMissing whether a bank is to pay somebody who told no account, or whose was emptied
 * @param accountChanged whether another account was told than the one that was approved
 * @param doubts the open exceptions that two people settle before it is paid
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
        boolean accountMissing,
        boolean accountChanged,
        List<Enum<?>> doubts)
        implements Serializable {

    public PaymentLine {
        doubts = List.copyOf(doubts);
    }

    PaymentLine doubted(List<Enum<?>> why) {
        return new PaymentLine(
                id,
                position,
                kind,
                document,
                reference,
                payee,
                amount,
                endToEndId,
                state,
                bookedOn,
                accountMissing,
                accountChanged,
                why);
    }

    public boolean isWaiting() {
        return state == PaymentState.LISTED;
    }
}
