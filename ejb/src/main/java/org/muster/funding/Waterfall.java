package org.muster.funding;

import java.util.Map;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * What became of a contribution, step by step in its own currency: received less spent less
 * committed is uncommitted.
 *
 * @param received with what its books opened with, interest and exchange differences
 * @param notReceived instalments scheduled and not yet come in
 * @param spent per kind of cost, those without any left out; programme support cost among them
 * @param refunded to the donor
 * @param committed with the programme support cost that will follow
 */
public record Waterfall(
        Money agreed,
        Money received,
        Money notReceived,
        Map<CostCategory, Money> spent,
        Money refunded,
        Money committed) {

    public Waterfall {
        spent = Map.copyOf(spent);
    }

    public Money uncommitted() {
        var left = received.minus(refunded).minus(committed);
        for (var cost : spent.values()) {
            left = left.minus(cost);
        }
        return left;
    }
}
