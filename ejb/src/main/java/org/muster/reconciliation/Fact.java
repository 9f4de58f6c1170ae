package org.muster.reconciliation;

import java.util.UUID;
import org.muster.shared.Money;

/**
 * What is known of one person at one event when a run begins. Amounts are in the claim's or,
 * without a claim, the allowance's currency.
 *
 * @param lettersSent whether the event had a campaign at all; without one nobody is uninvited
 * @param funded a confirmed participant whom a fund pays for
 * @param claimRejected whether a claim was made and rejected before
 * @param releaseDue whether a promise that nobody claims is to be given back by now
 * @param duplicateOf the other person who is this one, where this one is the one to be refused
 * @param daysDisputed days of which two sources say different things and no correction decides
 * @param disputed what those days are worth to a funded participant
 * @param standsInFor the absent colleague of the same administration whose seat was confirmed,
 *     where this person came without one
 */
record Fact(
        int itemNo,
        UUID person,
        UUID participation,
        boolean takesSeat,
        boolean funded,
        boolean lettersSent,
        boolean invited,
        boolean nominated,
        boolean confirmed,
        int daysPresent,
        UUID claim,
        boolean claimRejected,
        int daysClaimed,
        Money claimed,
        Money entitled,
        UUID commitment,
        boolean releaseDue,
        UUID duplicateOf,
        int daysDisputed,
        Money disputed,
        UUID standsInFor) {

    boolean isPresent() {
        return daysPresent > 0;
    }

    boolean hasClaim() {
        return claim != null;
    }

    /** What of the claim the facts allow. */
    Money payable() {
        if (!hasClaim() || !funded || duplicateOf != null) {
            return Money.zero(claimed.currency());
        }
        return claimed.min(entitled);
    }
}
