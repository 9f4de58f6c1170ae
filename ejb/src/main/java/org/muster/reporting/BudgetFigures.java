package org.muster.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.muster.shared.Money;

/**
 * What of a contribution was set aside under each heading against what was spent of it, frozen with
 * the statement: as it stood when the events' first budgets were approved, and at the period's end.
 * Amounts are sums of posted lines in the contribution's currency; per cents are rounded half up to
 * two places.
 *
 * @param versions the versions of the events' budgets that the figures follow, by event
 * @param headings direct cost in the headings' fixed order; none where nothing was set aside
 * @param support programme support cost at the agreement's rate
 */
public record BudgetFigures(List<Version> versions, List<Heading> headings, Heading support) {

    /**
     * The first approved version of an event's budget and the one in force at the period's end;
     * both none where there was none.
     */
    public record Version(String event, int original, int revised) {}

    /**
     * One heading.
     *
     * @param commitments promised and open at the period's end, or spent and not yet counted
     * @param isDue whether it differs so much that a reason is owed before certification
     * @param reason empty where nobody gave one
     */
    public record Heading(
            String category,
            Money original,
            Money revised,
            Money period,
            Money cumulative,
            Money commitments,
            boolean isDue,
            String reason) {
        private static final BigDecimal WHOLE = new BigDecimal("100.00");

        /** What is left of the revised budget; below nothing where more was spent. */
        public Money variance() {
            return revised.minus(cumulative);
        }

        /** What is not used, so that the two make 100.00; null where there is no budget. */
        public BigDecimal variancePercent() {
            var used = usedPercent();
            return used == null ? null : WHOLE.subtract(used);
        }

        /**
         * How much of the revised budget was spent; null where there is none. Rounded half up it is
         * also its part by largest remainder, a tie going to what was spent.
         */
        public BigDecimal usedPercent() {
            return revised.isZero()
                    ? null
                    : cumulative
                            .decimal()
                            .movePointRight(2)
                            .divide(revised.decimal(), 2, RoundingMode.HALF_UP);
        }

        boolean isUnexplained() {
            return isDue && reason.isEmpty();
        }

        private Heading plus(Heading other) {
            return new Heading(
                    "",
                    original.plus(other.original),
                    revised.plus(other.revised),
                    period.plus(other.period),
                    cumulative.plus(other.cumulative),
                    commitments.plus(other.commitments),
                    false,
                    "");
        }
    }

    /** The sum of the headings; nothing without any. */
    public Heading direct() {
        var none = Money.zero(support.revised().currency());
        return headings.stream()
                .reduce(new Heading("", none, none, none, none, none, false, ""), Heading::plus);
    }

    /** The headings with the support. */
    public Heading total() {
        return direct().plus(support);
    }

    /** As a table shows them: the headings, the support, and the total without a category. */
    public List<Heading> rows() {
        return Stream.concat(headings.stream(), Stream.of(support, total())).toList();
    }

    /** Headings that owe a reason. */
    public List<Heading> due() {
        return headings.stream().filter(Heading::isDue).toList();
    }

    /** Headings that owe a reason and have none. */
    List<Heading> unexplained() {
        return headings.stream().filter(Heading::isUnexplained).toList();
    }
}
