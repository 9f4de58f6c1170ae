package org.muster.reconciliation;

import java.util.UUID;
import org.muster.shared.Money;

/**
 * What is to be settled with one person at one event. Amounts are in the claim's or, without a
 * claim, the allowance's currency.
 *
 * @param participation the person's part in the event, if any
 * @param claim the claim, or none
 * @param entitled what the days and nights are worth to a funded participant
 * @param fundPays whether a fund pays for this person, who is no other's duplicate
 * @param commitment what was promised to the person, if anything
 * @param releaseDue whether a promise that nobody claims is to be given back by now
 */
record Fact(
        int itemNo,
        UUID participation,
        UUID claim,
        Money claimed,
        Money entitled,
        boolean fundPays,
        UUID commitment,
        boolean releaseDue) {

    boolean hasClaim() {
        return claim != null;
    }

    /** What of the claim the facts allow. */
    Money payable() {
        return hasClaim() && fundPays ? claimed.min(entitled) : Money.zero(claimed.currency());
    }
}
