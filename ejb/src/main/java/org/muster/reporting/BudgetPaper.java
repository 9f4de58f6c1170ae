package org.muster.reporting;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.reporting.BudgetFigures.Heading;
import org.muster.reporting.BudgetFigures.Version;
import org.muster.shared.Money;
import org.muster.shared.Paper;

/** The section of a printed statement that sets what was spent against the budget. */
final class BudgetPaper {
    private static final List<String> COLUMNS =
            List.of(
                    "original",
                    "revised",
                    "period",
                    "cumulative",
                    "commitments",
                    "variance",
                    "variancePercent",
                    "usedPercent");

    private final BudgetFigures budget;
    private final StatementWords words;
    private final StringBuilder html = new StringBuilder();

    BudgetPaper(BudgetFigures budget, StatementWords words) {
        this.budget = budget;
        this.words = words;
    }

    /** Nothing for figures that were frozen before the budget was told. */
    String html() {
        if (budget == null) {
            return "";
        }
        html.append("<h2>").append(told("budget.title")).append("</h2>");
        if (budget.headings().isEmpty()) {
            return html.append("<p>").append(told("budget.none")).append("</p>").toString();
        }
        html.append("<table class=\"budget\"><thead><tr><th scope=\"col\" class=\"first\">");
        html.append(told("budget.heading")).append("</th>");
        for (var column : COLUMNS) {
            html.append("<th scope=\"col\" class=\"n\">").append(told("budget." + column));
            html.append("</th>");
        }
        html.append("</tr></thead><tbody>");
        budget.headings().forEach(each -> row("", words.category(each.category()), each));
        row("sum", words.of("budget.direct"), budget.direct());
        row("", words.category(budget.support().category()), budget.support());
        row("sum", words.of("budget.total"), budget.total());
        html.append("</tbody></table>");
        notes();
        return html.toString();
    }

    private void row(String kind, String name, Heading row) {
        html.append("<tr class=\"").append(kind).append("\"><th scope=\"row\">");
        html.append(Paper.escaped(name)).append("</th>");
        amount(row.original());
        amount(row.revised());
        amount(row.period());
        amount(row.cumulative());
        amount(row.commitments());
        amount(row.variance());
        percent(row.variancePercent());
        percent(row.usedPercent());
        html.append("</tr>");
    }

    private void notes() {
        html.append("<p class=\"small\">").append(told("budget.note")).append(' ');
        html.append(
                Paper.escaped(
                        budget.versions().stream()
                                .map(this::version)
                                .collect(Collectors.joining("; "))));
        html.append(".</p>");
        budget.headings().stream().filter(each -> !each.reason().isEmpty()).forEach(this::reason);
    }

    private String version(Version version) {
        if (version.revised() == 0) {
            return version.event() + " " + words.of("budget.noVersion");
        }
        return version.original() == version.revised()
                ? version.event() + " " + version.revised()
                : words.of(
                        "budget.versions",
                        version.event(),
                        Integer.toString(version.original()),
                        Integer.toString(version.revised()));
    }

    private void reason(Heading row) {
        html.append("<p><b>")
                .append(Paper.escaped(words.of("budget.reason", words.category(row.category()))))
                .append(".</b> ");
        html.append(Paper.escaped(row.reason())).append("</p>");
    }

    private String told(String key) {
        return Paper.escaped(words.of(key));
    }

    private void amount(Money amount) {
        cell(words.amount(amount));
    }

    private void percent(BigDecimal percent) {
        cell(percent == null ? "\u2013" : words.decimal(percent.toPlainString()));
    }

    private void cell(String text) {
        html.append("<td class=\"n\">").append(text).append("</td>");
    }
}
