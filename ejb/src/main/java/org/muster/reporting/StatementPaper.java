package org.muster.reporting;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.Expenditure;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Paper;

/** A statement as a page to print: made of the frozen figures alone, nothing is looked up. */
final class StatementPaper {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final Map<String, String> CATEGORIES =
            Map.ofEntries(
                    Map.entry("AIR", "Air tickets"),
                    Map.entry("DSA", "Daily subsistence allowance"),
                    Map.entry("TERM", "Terminal expenses"),
                    Map.entry("VISA_INS", "Visas and insurance"),
                    Map.entry("VENUE", "Venue"),
                    Map.entry("CATERING", "Catering"),
                    Map.entry("INTERP", "Interpretation"),
                    Map.entry("TRANSL", "Translation"),
                    Map.entry("EXPERT", "Experts' fees"),
                    Map.entry("MATERIAL", "Materials"),
                    Map.entry("PSC", "Programme support cost"),
                    Map.entry("OTHER", "Other"));
    private static final Map<String, String> BASES =
            Map.of(
                    "ACCRUAL",
                    "Accrual: an expenditure counts on the day the cost was incurred and posted.",
                    "CASH",
                    "Cash: an expenditure counts on the day it was paid; what was incurred and not"
                            + " yet paid is among the commitments.");
    private static final Map<String, String> RECOGNITIONS =
            Map.of(
                    "UNCONDITIONAL",
                    "Unconditional: the contribution carries no compliance obligation that would defer it.",
                    "CONDITIONAL",
                    "Conditional: income follows the fulfilment of the agreement's compliance obligations.");
    private static final Map<String, String> METHODS =
            Map.of(
                    "TRANSACTION_DATE",
                    "the rate of the transaction's day",
                    "MONTHLY",
                    "the operational rate of the month of posting",
                    "PERIOD_AVERAGE",
                    "the average of the period's months",
                    "WEIGHTED_RECEIPT",
                    "the weighted rate of the money received");
    private static final String STYLE =
            """
            @page { size: A4; margin: 20mm 18mm 20mm 18mm;
              @bottom-left { content: "%s"; font: 8pt Paper, Wide, Han; color: #5b6670; }
              @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Paper, Wide, Han; color: #5b6670; } }
            body { font: 9.5pt/1.4 Paper, Wide, Han; color: #1b2730; }
            h1 { font-size: 20pt; margin: 0 0 2mm 0; color: #0b3954; }
            h2 { font-size: 12pt; margin: 8mm 0 2mm 0; color: #0b3954; page-break-after: avoid; }
            p { margin: 0 0 2mm 0; }
            .office { color: #5b6670; margin-bottom: 6mm; border-bottom: 1.2pt solid #0b3954; padding-bottom: 2mm; }
            table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate; }
            tr { page-break-inside: avoid; }
            th { text-align: left; font-weight: 700; }
            th, td { padding: 1.3mm 1.5mm; border-bottom: 0.4pt solid #c9d1d8; vertical-align: top; }
            thead th { border-bottom: 1pt solid #0b3954; font-size: 8.5pt; color: #0b3954; }
            tbody th { font-weight: 400; }
            .n { text-align: right; white-space: nowrap; }
            .sum th, .sum td { font-weight: 700; border-top: 0.8pt solid #1b2730; background: #eef3f6; }
            .sub th { padding-left: 7mm; color: #3c4a55; }
            .facts th { width: 34mm; color: #5b6670; }
            .events { table-layout: fixed; page-break-inside: avoid; }
            .events thead th { width: 11.5mm; white-space: normal; font-size: 7pt; vertical-align: bottom; padding-left: 0; padding-right: 1mm; }
            .events td { padding-left: 0; padding-right: 1mm; }
            .events thead th.first { width: auto; }
            .events thead th.last { width: 20mm; }
            .events thead th.wide { width: 18.5mm; }
            .small { font-size: 8pt; color: #3c4a55; margin-top: 1.5mm; }
            .hash { font-size: 7.5pt; color: #5b6670; margin-top: 4mm; }
            """;

    /** Who made the figures and who vouched for them, by name, and when. */
    record Certificate(String preparedBy, String certifiedBy, LocalDate on) {}

    private final int version;
    private final String sha256;
    private final StatementFigures figures;
    private final Certificate certificate;
    private final StringBuilder html = new StringBuilder();

    /**
     * @param certificate null as long as nobody vouched: the paper then says that it is a draft
     */
    StatementPaper(int version, String sha256, StatementFigures figures, Certificate certificate) {
        this.version = version;
        this.sha256 = sha256;
        this.figures = figures;
        this.certificate = certificate;
    }

    String html() {
        var agreement = figures.agreement();
        var title = "Statement of contribution " + agreement.number();
        var foot =
                agreement.number()
                        + ", version "
                        + version
                        + ", figures "
                        + sha256.substring(0, 16);
        html.append("<!DOCTYPE html><html lang=\"en\"><head><title>")
                .append(text(title))
                .append("</title><meta name=\"subject\" content=\"")
                .append(text(agreement.title() + ", " + period(figures.period())))
                .append("\"/><meta name=\"author\" content=\"")
                .append(text(figures.agreement().office()))
                .append("\"/><style>")
                .append(STYLE.formatted(foot.replace("\\", "").replace("\"", "").replace("<", "")))
                .append("</style></head><body>");
        html.append("<p class=\"office\">")
                .append(text(figures.agreement().office()))
                .append("</p>");
        html.append("<h1>Statement of contribution</h1>");
        facts();
        statement();
        events();
        inKind();
        notes();
        return html.append("</body></html>").toString();
    }

    private void facts() {
        var agreement = figures.agreement();
        html.append("<table class=\"facts\"><tbody>");
        fact("Donor", agreement.donor());
        fact("Agreement", agreement.number() + " \u2013 " + agreement.title());
        fact("Period", period(figures.period()));
        fact("Currency", agreement.currency().getCurrencyCode());
        fact("Agreed amount", amount(agreement.agreed()));
        fact("Programme support cost", support(agreement.pscBasisPoints()));
        fact("Version", Integer.toString(version));
        fact("Certification", certification());
        html.append("</tbody></table>");
    }

    private String certification() {
        return certificate == null
                ? "Draft: nobody has certified it"
                : "Prepared by "
                        + certificate.preparedBy()
                        + ", certified by "
                        + certificate.certifiedBy()
                        + " on "
                        + DAY.format(certificate.on());
    }

    private static String support(int basisPoints) {
        return basisPoints == 0
                ? "None"
                : BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString()
                        + " % of the direct cost, rounded half up per event; commitments hold it too";
    }

    private void fact(String name, String value) {
        html.append("<tr><th scope=\"row\">").append(text(name)).append("</th><td>");
        html.append(text(value)).append("</td></tr>");
    }

    private void statement() {
        html.append("<h2>Receipts, expenditure and balance</h2><table><thead><tr>");
        html.append("<th scope=\"col\">Item</th><th scope=\"col\" class=\"n\">Amount in ");
        html.append(figures.agreement().currency().getCurrencyCode());
        html.append("</th></tr></thead><tbody>");
        row("", "Opening balance", figures.opening());
        row("", "Contributions received", figures.received());
        if (!figures.interest().isZero()) {
            row("", "Interest", figures.interest());
        }
        if (!figures.exchange().isZero()) {
            row("", "Exchange gain or loss", figures.exchange());
        }
        row("sum", "Total available", figures.available());
        for (var spent : figures.expenditure()) {
            row(spent.subLine().isEmpty() ? "" : "sub", name(spent), spent.amount());
        }
        row("sum", "Total expenditure", figures.spent());
        if (!figures.refunds().isZero()) {
            row("", "Less refunds to the donor", figures.refunds());
        }
        row("sum", "Closing balance", figures.closing());
        var position = figures.position();
        row("sub", "of which cash", position.cash());
        row("sub", "of which advances to be settled", position.advances());
        row("sub", "less what is owed", position.owed());
        row("", "Less commitments open at the end of the period", figures.commitments());
        row("sum", "Uncommitted balance", figures.uncommitted());
        row("", "Instalments not received yet", position.pledged());
        html.append("</tbody></table>");
    }

    private void row(String kind, String name, Money amount) {
        html.append("<tr class=\"").append(kind).append("\"><th scope=\"row\">");
        html.append(text(name)).append("</th>");
        number(amount(amount));
        html.append("</tr>");
    }

    /** A category as a donor reads it. */
    static String category(String code) {
        return CATEGORIES.getOrDefault(code, code);
    }

    private static String name(Expenditure spent) {
        var category = category(spent.category());
        return spent.subLine().isEmpty() ? category : category + ", " + spent.subLine();
    }

    private void events() {
        html.append("<h2>Events and the people they reached</h2>");
        if (figures.events().isEmpty()) {
            html.append("<p>No event was charged to this contribution in the period.</p>");
            return;
        }
        html.append(
                "<table class=\"events\"><thead><tr><th scope=\"col\" class=\"first\">Event</th>");
        for (var column :
                new String[] {
                    "Administrations",
                    "Funded",
                    "Attended",
                    "Participant-days",
                    "Women",
                    "LDC",
                    "SIDS"
                }) {
            var width = column.equals("Administrations") ? "n wide" : "n";
            html.append("<th scope=\"col\" class=\"").append(width).append("\">");
            html.append(column).append("</th>");
        }
        html.append("<th scope=\"col\" class=\"n last\">Cost</th></tr></thead><tbody>");
        figures.events().forEach(this::event);
        html.append("<tr class=\"sum\"><th scope=\"row\">All events, each person once</th>");
        reached(figures.persons());
        number(
                amount(
                        figures.events().stream()
                                .map(EventReached::cost)
                                .reduce(Money.zero(figures.agreement().currency()), Money::plus)));
        html.append(
                "</tr></tbody></table><p class=\"small\">Participants only; experts, facilitators,");
        html.append(
                " observers, partners and staff are not counted. Funded: attended on a seat paid by");
        html.append(
                " this contribution. Women, LDC and SIDS: of those who attended; least developed");
        html.append(
                " countries and small island developing states as listed on the event's first day.</p>");
        administrations();
    }

    private void administrations() {
        if (figures.administrations().isEmpty()) {
            return;
        }
        var told =
                figures.administrations().stream()
                        .map(each -> each.name() + " " + each.funded() + "/" + each.attended())
                        .collect(Collectors.joining("; "));
        html.append("<p class=\"small\"><b>By administration (funded/attended).</b> ")
                .append(text(told))
                .append("</p>");
    }

    private void event(EventReached event) {
        html.append("<tr><th scope=\"row\"><b>").append(text(event.title())).append("</b><br/>");
        var series = event.series().isEmpty() ? "" : event.series() + "; ";
        html.append("<span class=\"small\">")
                .append(text(series + event.code() + ", " + event.place() + ", "))
                .append(text(period(event.days())))
                .append("</span></th>");
        reached(event.reached());
        number(amount(event.cost()));
        html.append("</tr>");
    }

    private void reached(Reached reached) {
        number(Integer.toString(reached.administrations()));
        number(Integer.toString(reached.funded()));
        number(Integer.toString(reached.attended()));
        number(Integer.toString(reached.participantDays()));
        number(Integer.toString(reached.women()));
        number(Integer.toString(reached.ldc()));
        number(Integer.toString(reached.sids()));
    }

    private void inKind() {
        html.append("<h2>Memo: contributions in kind</h2>");
        html.append(
                "<p class=\"small\">Given in goods or time, beside the cash and in none of the sums");
        html.append(" above.</p>");
        if (figures.inKind().isEmpty()) {
            html.append("<p>None was valued in the period.</p>");
        } else {
            html.append(
                    "<table><thead><tr><th scope=\"col\">Event</th><th scope=\"col\">Provider</th>");
            html.append("<th scope=\"col\">What was given</th><th scope=\"col\">Valued by</th>");
            html.append("<th scope=\"col\" class=\"n\">Value</th></tr></thead><tbody>");
            figures.inKind().forEach(this::gift);
            html.append("</tbody></table>");
        }
        if (figures.withoutEvidence() > 0) {
            html.append("<p class=\"small\">Left out for want of evidence of the value: ");
            html.append(figures.withoutEvidence()).append(".</p>");
        }
    }

    private void gift(InKind gift) {
        html.append("<tr><th scope=\"row\">").append(text(gift.event())).append("</th><td>");
        html.append(text(gift.provider())).append("</td><td>").append(text(gift.description()));
        html.append("</td><td>").append(text(gift.valuation())).append("</td>");
        number(gift.value().currency().getCurrencyCode() + "\u00a0" + amount(gift.value()));
        html.append("</tr>");
    }

    private void notes() {
        var agreement = figures.agreement();
        html.append("<h2>Notes</h2>");
        note("Basis", BASES.getOrDefault(agreement.basis(), agreement.basis()));
        note(
                "Recognition",
                RECOGNITIONS.getOrDefault(agreement.recognition(), agreement.recognition())
                        + " Accounting policy: "
                        + policy());
        note(
                "Currency conversion",
                "Each posted line is converted by itself at "
                        + METHODS.getOrDefault(agreement.fxMethod(), agreement.fxMethod())
                        + " and rounded half up; sums are sums of these lines.");
        if (figures.rates().isEmpty()) {
            note(
                    "Rates used",
                    "None: every line was posted in euro or in the agreement's currency.");
        } else {
            html.append("<table><thead><tr><th scope=\"col\">Rate used</th>");
            html.append("<th scope=\"col\">From</th><th scope=\"col\">Source</th>");
            html.append(
                    "<th scope=\"col\" class=\"n\">Units for one euro</th></tr></thead><tbody>");
            figures.rates().forEach(this::rate);
            html.append("</tbody></table>");
        }
        html.append("<p class=\"hash\">SHA-256 of the frozen figures: ").append(sha256);
        html.append("</p>");
    }

    /** The standard on revenue in force at the end of the period. */
    private String policy() {
        return figures.period().to().isBefore(LocalDate.of(2026, 1, 1))
                ? "IPSAS 23, revenue from non-exchange transactions."
                : "IPSAS 47, binding arrangements.";
    }

    private void rate(RateUsed rate) {
        html.append("<tr><th scope=\"row\">").append(text(rate.currency())).append("</th><td>");
        html.append(DAY.format(rate.effectiveFrom())).append("</td><td>");
        html.append(text(rate.source())).append("</td>");
        number(FrozenFigures.plain(rate.perEuro()));
        html.append("</tr>");
    }

    private void note(String name, String sentence) {
        html.append("<p><b>").append(text(name)).append(".</b> ");
        html.append(text(sentence)).append("</p>");
    }

    private void number(String value) {
        html.append("<td class=\"n\">").append(text(value)).append("</td>");
    }

    private static String amount(Money amount) {
        var decimal = amount.decimal();
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimal.scale());
        format.setMaximumFractionDigits(decimal.scale());
        return format.format(decimal);
    }

    private static String period(DateRange days) {
        LocalDate from = days.from();
        return from.equals(days.to())
                ? DAY.format(from)
                : DAY.format(from) + " to " + DAY.format(days.to());
    }

    private static String text(String value) {
        return Paper.escaped(value);
    }
}
