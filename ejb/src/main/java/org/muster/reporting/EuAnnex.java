package org.muster.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.funding.ContributionTerms;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementFigures.EuHeading;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.Line;
import org.muster.shared.Money;

/**
 * A statement's figures under the headings of the European Union's annex: eligible cost A, direct
 * under A.1 to A.5 and indirect under A.6; what is not eligible, B; given in kind, C. Indirect cost
 * is eligible up to 7 % of the direct cost, rounded half up; what is above stands under B. A and B
 * make the statement's expenditure, and the receipts what it has available. How many units of what
 * were bought the ledger does not keep.
 */
final class EuAnnex {
    static final String INDIRECT = "A.6";
    private static final int MOST_INDIRECT = 700; // hundredths of a per cent of the direct cost

    /** What was posted of a kind of cost in one currency, and what it is told as. */
    record Row(String heading, CostCategory category, Money posted, Money told) {}

    /** What came in, under a heading of the receipts. */
    record Receipt(String heading, Money amount) {}

    private final StatementFigures figures;
    private final Money none;
    private final List<Row> eligible = new ArrayList<>();
    private final List<Row> notEligible = new ArrayList<>();

    private EuAnnex(StatementFigures figures) {
        this.figures = figures;
        none = Money.zero(figures.agreement().currency());
        var headings =
                figures.euHeadings().stream()
                        .collect(Collectors.toMap(EuHeading::category, EuHeading::heading));
        for (var row : posted(figures.lines(), headings)) {
            (row.heading().isEmpty() ? notEligible : eligible).add(row);
        }
        splitIndirect();
    }

    /** Null where the statement follows another template. */
    static EuAnnex of(StatementFigures figures) {
        var isAgreed = figures.agreement().template().equals(StatementTemplate.EU.name());
        return isAgreed ? new EuAnnex(figures) : null;
    }

    private List<Row> posted(List<Line> lines, Map<String, String> headings) {
        var sums = new TreeMap<String, Row>();
        for (var line : lines) {
            if (!line.section().equals("EXPENDITURE")) {
                continue;
            }
            var row =
                    new Row(
                            headings.getOrDefault(line.category(), ""),
                            CostCategory.valueOf(line.category()),
                            line.amount(),
                            line.reporting());
            sums.merge(line.category() + line.amount().currency(), row, EuAnnex::plus);
        }
        return sums.values().stream()
                .sorted(
                        Comparator.comparing(Row::heading)
                                .thenComparing(Row::category)
                                .thenComparing(row -> row.posted().currency().getCurrencyCode()))
                .toList();
    }

    private static Row plus(Row one, Row other) {
        return new Row(
                one.heading(),
                one.category(),
                one.posted().plus(other.posted()),
                one.told().plus(other.told()));
    }

    /** Support is posted in the agreement's currency: what is above the most is told as it is. */
    private void splitIndirect() {
        var most = ContributionTerms.support(direct(), MOST_INDIRECT);
        var beyond = subtotal(INDIRECT).minus(most);
        if (!beyond.isPositive()) {
            return;
        }
        var at = eligible.size() - 1;
        var row = eligible.get(at);
        var within = row.told().minus(beyond);
        eligible.set(at, new Row(INDIRECT, row.category(), within, within));
        notEligible.add(new Row("", row.category(), beyond, beyond));
    }

    /** By heading, kind of cost and currency. */
    List<Row> eligible() {
        return List.copyOf(eligible);
    }

    List<Row> notEligible() {
        return List.copyOf(notEligible);
    }

    List<String> headings() {
        return eligible.stream().map(Row::heading).distinct().toList();
    }

    Money subtotal(String heading) {
        return sum(eligible.stream().filter(row -> row.heading().equals(heading)));
    }

    Money direct() {
        return sum(eligible.stream().filter(row -> !row.heading().equals(INDIRECT)));
    }

    Money eligibleTotal() {
        return sum(eligible.stream());
    }

    Money notEligibleTotal() {
        return sum(notEligible.stream());
    }

    Money total() {
        return eligibleTotal().plus(notEligibleTotal());
    }

    private Money sum(Stream<Row> rows) {
        return rows.map(Row::told).reduce(none, Money::plus);
    }

    List<Receipt> receipts() {
        var receipts =
                List.of(
                        new Receipt("A.1", figures.opening()),
                        new Receipt("A.2", figures.received()),
                        new Receipt("A.3", figures.interest()),
                        new Receipt("A.4", figures.exchange()));
        var moved = new Receipt("A.5", figures.movedIn());
        return moved.amount().isZero()
                ? receipts
                : Stream.concat(receipts.stream(), Stream.of(moved)).toList();
    }

    Money receiptsTotal() {
        return receipts().stream().map(Receipt::amount).reduce(none, Money::plus);
    }

    /** What was given in kind, in each currency it was valued in. */
    List<Money> inKind() {
        var sums = new TreeMap<String, Money>();
        for (var value : figures.inKind().stream().map(InKind::value).toList()) {
            sums.merge(value.currency().getCurrencyCode(), value, Money::plus);
        }
        return List.copyOf(sums.values());
    }
}
