package org.muster.ledger;

import java.util.ArrayList;
import java.util.List;
import org.muster.shared.Money;

/**
 * The euro amounts of a posting's lines: each converted by itself, the last one closing the entry.
 */
final class Functional {
    private Functional() {}

    static List<Money> of(Posting posting, RatesAsked rates) {
        var converted = new ArrayList<Money>();
        var left = Money.zero(ExchangeRates.EURO);
        for (var line : posting.lines()) {
            var rate = rates.rate(line.amount().currency(), line.ratesOf());
            var euro = Conversion.toEuro(line.amount(), rate.perEuro());
            converted.add(euro);
            left = left.plus(euro);
        }
        var last = converted.size() - 1;
        // Half a cent a line is what rounding can leave; more means that rates do not fit.
        if (Math.abs(left.minor()) > converted.size()) {
            throw new Unbalanced(posting.sourceKind(), posting.sourceId(), "it leaves " + left);
        }
        converted.set(last, converted.get(last).minus(left));
        return converted;
    }
}
