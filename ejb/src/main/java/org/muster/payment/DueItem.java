package org.muster.payment;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.muster.shared.Money;

/**
 * What is approved and to be paid.
 *
 * @param reference the claim's, advance's or invoice's number
 * @param hands who entered and who approved it
 * @param accountMissing whether no bank can pay it: its person told no account
 * @param doubts the open exceptions that two people settle before it is paid
 */
public record DueItem(
        PaymentKind kind,
        UUID document,
        String reference,
        String payee,
        String eventCode,
        Money amount,
        List<String> hands,
        boolean accountMissing,
        List<Enum<?>> doubts)
        implements Serializable {

    public DueItem {
        hands = List.copyOf(hands);
        doubts = List.copyOf(doubts);
    }

    DueItem doubted(List<Enum<?>> why) {
        return new DueItem(
                kind, document, reference, payee, eventCode, amount, hands, accountMissing, why);
    }

    public boolean isInDoubt() {
        return !doubts.isEmpty();
    }

    /** What it is chosen by in a list: kind and id in one. */
    public String key() {
        return kind + " " + document;
    }
}
