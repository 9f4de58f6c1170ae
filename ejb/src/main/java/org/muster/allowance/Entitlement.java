package org.muster.allowance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * What somebody is due by a scheme, line by line: each rounded half up by itself, so that the lines
 * make the total.
 *
 * @param lines by day and by what they are for
 */
public record Entitlement(Currency currency, List<Line> lines) implements Serializable {

    /** What a line is paid for. */
    public enum Part {
        /** A day present, at a flat amount. */
        DAY,
        /** A night, or a day of a workshop, at the rate of the place. */
        NIGHT,
        /** A day to travel after a workshop. */
        TRAVEL_DAY,
        /** A day away without a night. */
        DAY_TRIP,
        /** A way to or from an airport or station. */
        TERMINAL;

        /** The kind of cost that a line of this part is. */
        public CostCategory category() {
            return this == TERMINAL ? CostCategory.TERM : CostCategory.DSA;
        }
    }

    /**
     * One line.
     *
     * @param rate what is paid in full
     * @param basisPoints how much of it is paid, in hundredths of a per cent
     * @param provided why less than all is paid
     */
    public record Line(
            LocalDate on,
            Part part,
            Money rate,
            int basisPoints,
            Set<Provision> provided,
            Money amount)
            implements Serializable {
        public Line {
            provided = Set.copyOf(provided);
        }
    }

    public Entitlement {
        lines = List.copyOf(lines);
    }

    /** What the lines of one kind of cost make. */
    public Money total(CostCategory category) {
        return lines.stream()
                .filter(line -> line.part().category() == category)
                .map(Line::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** What all lines make. */
    public Money total() {
        return lines.stream().map(Line::amount).reduce(Money.zero(currency), Money::plus);
    }
}
