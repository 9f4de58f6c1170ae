package org.muster.funding;

import java.util.Map;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * What became of a contribution, step by step in its own currency: what its books opened with and
 * what came in, but for what waits for a condition, is available; less spent, given back and
 * committed it is uncommitted.
 *
 * @param pledged instalments scheduled and not yet come in
 * @param received of the donor, whether income already or not
 * @param deferred what of it waits for its condition
 * @param interestOwed to the donor, by the agreement: beside what is available
 * @param exchange gained or lost, below nothing
 * @param spent direct cost per kind, those without any left out
 * @param support programme support cost
 * @param refunded to the donor
 * @param movedIn from other contributions of the same donor
 * @param movedOut to another one
 * @param kept by the house with the donor's consent
 * @param committed with the programme support cost that will follow
 */
public record Waterfall(
        Money agreed,
        Money pledged,
        Money opening,
        Money received,
        Money deferred,
        Money interest,
        Money interestOwed,
        Money exchange,
        Map<CostCategory, Money> spent,
        Money support,
        Money refunded,
        Money movedIn,
        Money movedOut,
        Money kept,
        Money committed) {

    public Waterfall {
        spent = Map.copyOf(spent);
    }

    public Money available() {
        return opening.plus(received).minus(deferred).plus(interest).plus(exchange).plus(movedIn);
    }

    public Money uncommitted() {
        var left = available().minus(support).minus(refunded).minus(committed);
        left = left.minus(movedOut).minus(kept);
        for (var cost : spent.values()) {
            left = left.minus(cost);
        }
        return left;
    }
}
