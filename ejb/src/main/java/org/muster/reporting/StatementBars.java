package org.muster.reporting;

import static java.math.BigDecimal.valueOf;

import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.shared.Money;

/**
 * How long each bar of a chart is, beside the amount it stands for. A chart never tells what its
 * table does not: bars are shares of the largest, in whole thousandths.
 */
public final class StatementBars {
    // A longer account shows the months in which something was spent.
    private static final int MOST_MONTHS = 24;

    /**
     * One amount of a chart.
     *
     * @param name the month as 2012-05, or the category's code
     * @param of which of a category's amounts, BUDGET or SPENT; empty where it has one
     * @param permille of the largest bar, from 0 to 1000; what came back has no bar
     */
    public record Bar(String name, String of, Money amount, int permille) {}

    private StatementBars() {}

    /** Expenditure per month of the period, the months without any too. */
    static List<Bar> perMonth(StatementFigures figures) {
        var unit = figures.agreement().currency();
        var months = new LinkedHashMap<String, Money>();
        var last = YearMonth.from(figures.period().to());
        for (var month = YearMonth.from(figures.period().from());
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.put(month.toString(), Money.zero(unit));
        }
        for (var line : figures.lines()) {
            if (line.section().equals("EXPENDITURE")) {
                var month = YearMonth.from(line.countedOn()).toString();
                months.merge(month, line.reporting(), Money::plus);
            }
        }
        if (months.size() > MOST_MONTHS) {
            months.values().removeIf(Money::isZero);
        }
        return bars(months, unit);
    }

    /** Expenditure per category with its own lines, in the categories' order. */
    static List<Bar> perCategory(StatementFigures figures) {
        var categories = new LinkedHashMap<String, Money>();
        for (var spent : figures.expenditure()) {
            categories.merge(spent.category(), spent.amount(), Money::plus);
        }
        return bars(categories, figures.agreement().currency());
    }

    /**
     * The revised budget of each heading and what was spent of it so far, one below the other; none
     * where nothing was set aside.
     */
    static List<Bar> againstBudget(StatementFigures figures) {
        var budget = figures.budget();
        if (budget == null || budget.headings().isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<>(budget.headings());
        if (!budget.support().revised().isZero() || !budget.support().cumulative().isZero()) {
            rows.add(budget.support());
        }
        var largest = Money.zero(figures.agreement().currency());
        for (var row : rows) {
            largest = larger(larger(largest, row.revised()), row.cumulative());
        }
        var bars = new ArrayList<Bar>();
        for (var row : rows) {
            bars.add(bar(row.category(), "BUDGET", row.revised(), largest));
            bars.add(bar(row.category(), "SPENT", row.cumulative(), largest));
        }
        return List.copyOf(bars);
    }

    private static List<Bar> bars(Map<String, Money> amounts, Currency unit) {
        var largest = Money.zero(unit);
        for (var amount : amounts.values()) {
            largest = larger(largest, amount);
        }
        var bars = new ArrayList<Bar>();
        for (var each : amounts.entrySet()) {
            bars.add(bar(each.getKey(), "", each.getValue(), largest));
        }
        return List.copyOf(bars);
    }

    private static Bar bar(String name, String of, Money amount, Money largest) {
        return new Bar(name, of, amount, permille(amount, largest));
    }

    private static Money larger(Money one, Money other) {
        return other.exceeds(one) ? other : one;
    }

    private static int permille(Money amount, Money largest) {
        return amount.isPositive()
                ? valueOf(amount.minor())
                        .multiply(valueOf(1000))
                        .divide(valueOf(largest.minor()), 0, RoundingMode.HALF_UP)
                        .intValueExact()
                : 0;
    }
}
