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
 * @param contribution whose promise that is
 * @param releaseDue whether a promise that nobody claims is to be given back by now
 * @param posted what of the claim is expenditure so far
 * @param entries by how many entries
 * @param weighed whether money may have to be found for it: more than was promised, in another
 *     currency, for legs too, or another time
 */
record Fact(
        int itemNo,
        UUID participation,
        UUID claim,
        Money claimed,
        Money entitled,
        boolean fundPays,
        UUID commitment,
        UUID contribution,
        boolean releaseDue,
        Money posted,
        int entries,
        boolean weighed) {

    boolean hasClaim() {
        return claim != null;
    }

    /** What of the claim the facts allow; without a promise nobody knows whose money it is. */
    Money payable() {
        return hasClaim() && fundPays && commitment != null
                ? claimed.min(entitled)
                : Money.zero(claimed.currency());
    }
}
