package org.muster.reporting;

import java.util.List;
import org.muster.reporting.EuAnnex.Row;
import org.muster.shared.Money;
import org.muster.shared.Paper;

/** The section of a printed statement that lays its figures out as the EU's annex does. */
final class AnnexPaper {
    private static final List<String> COLUMNS =
            List.of("annex.currency", "annex.units", "annex.unitCost", "annex.total");
    private static final String UNKNOWN = "\u2013";

    private final EuAnnex annex;
    private final String unit;
    private final StatementWords words;
    private final StringBuilder html = new StringBuilder();

    AnnexPaper(StatementFigures figures, StatementWords words) {
        annex = EuAnnex.of(figures);
        unit = figures.agreement().currency().getCurrencyCode();
        this.words = words;
    }

    /** Nothing for a statement that follows another template. */
    String html() {
        if (annex == null) {
            return "";
        }
        html.append("<h2>").append(told("annex.title")).append("</h2>");
        costs();
        receipts();
        html.append("<p class=\"small\">").append(told("annex.note")).append("</p>");
        return html.toString();
    }

    private void costs() {
        html.append("<table class=\"budget annex\"><thead><tr><th scope=\"col\">");
        html.append(told("annex.heading")).append("</th>");
        COLUMNS.forEach(column -> column(told(column)));
        column(Paper.escaped(words.of("annex.totalIn", unit)));
        html.append("</tr></thead><tbody>");
        for (var heading : annex.headings()) {
            sum(words.of("annex." + heading), annex.subtotal(heading));
            annex.eligible().stream()
                    .filter(row -> row.heading().equals(heading))
                    .forEach(this::row);
        }
        sum(words.of("annex.A"), annex.eligibleTotal());
        annex.notEligible().forEach(this::row);
        sum(words.of("annex.B"), annex.notEligibleTotal());
        sum(words.of("annex.AB"), annex.total());
        html.append("</tbody></table>");
    }

    private void row(Row row) {
        begin("sub", words.category(row.category().name()));
        cell(row.posted().currency().getCurrencyCode());
        cell(UNKNOWN);
        cell(UNKNOWN);
        cell(words.amount(row.posted()));
        cell(words.amount(row.told()));
        html.append("</tr>");
    }

    private void sum(String name, Money amount) {
        begin("sum", name);
        COLUMNS.forEach(column -> cell(""));
        cell(words.amount(amount));
        html.append("</tr>");
    }

    private void receipts() {
        html.append("<table class=\"annex\"><thead><tr><th scope=\"col\">");
        html.append(told("annex.receipts")).append("</th>");
        column(Paper.escaped(words.of("amountIn", unit)));
        html.append("</tr></thead><tbody>");
        for (var receipt : annex.receipts()) {
            amount("", words.of("annex.receipt." + receipt.heading()), receipt.amount());
        }
        amount("sum", words.of("annex.receipts.total"), annex.receiptsTotal());
        for (var given : annex.inKind()) {
            var name = words.of("annex.C", given.currency().getCurrencyCode());
            amount("", name, given);
        }
        html.append("</tbody></table>");
    }

    private void amount(String kind, String name, Money amount) {
        begin(kind, name);
        cell(words.amount(amount));
        html.append("</tr>");
    }

    private void begin(String kind, String name) {
        html.append("<tr class=\"").append(kind).append("\"><th scope=\"row\">");
        html.append(Paper.escaped(name)).append("</th>");
    }

    private void column(String name) {
        html.append("<th scope=\"col\" class=\"n\">").append(name).append("</th>");
    }

    private void cell(String text) {
        html.append("<td class=\"n\">").append(text).append("</td>");
    }

    private String told(String key) {
        return Paper.escaped(words.of(key));
    }
}
