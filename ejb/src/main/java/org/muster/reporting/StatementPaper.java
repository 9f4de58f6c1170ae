package org.muster.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.reporting.StatementBars.Bar;
import org.muster.reporting.StatementDifference.Kind;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.Exempted;
import org.muster.reporting.StatementFigures.Expenditure;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.Position;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.Paper;

/** A statement as a page to print: made of the frozen figures alone, nothing is looked up. */
final class StatementPaper {
    private static final int BAR_MM = 27;
    // One dot of the headings' colour; each bar is this picture, drawn as wide as its amount is.
    private static final String DOT =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPgtgwBAADrAJmLED5eAAAAAElFTkSuQmCC";
    private static final String GREY =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOo7poOAAMgAZ2E7qX2AAAAAElFTkSuQmCC";
    private static final String STYLE =
            """
            @page { size: A4; margin: 20mm 18mm 20mm 18mm;
              @bottom-left { content: "%s"; font: 8pt Paper, Wide, Han; color: #5b6670; }
              @bottom-right { content: "%s " counter(page) " %s " counter(pages); font: 8pt Paper, Wide, Han; color: #5b6670; } }
            body { font: 9.5pt/1.4 Paper, Wide, Han; color: #1b2730; }
            h1 { font-size: 20pt; margin: 0 0 2mm 0; color: #0b3954; }
            h3 { font-size: 9.5pt; margin: 3mm 0 1mm 0; color: #1b2730; page-break-after: avoid; }
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
            .budget th, .budget td { padding-left: 0; padding-right: 1mm; font-size: 8pt; }
            .budget thead th { white-space: normal; font-size: 7pt; vertical-align: bottom; }
            .budget { page-break-inside: avoid; }
            .annex { margin-bottom: 3mm; }
            .annex .sub th { padding-left: 5mm; }
            .events { table-layout: fixed; page-break-inside: avoid; }
            .events thead th { width: 11.5mm; white-space: normal; font-size: 7pt; vertical-align: bottom; padding-left: 0; padding-right: 1mm; }
            .events td { padding-left: 0; padding-right: 1mm; }
            .events thead th.first { width: auto; }
            .events thead th.last { width: 20mm; }
            .events thead th.wide { width: 18.5mm; }
            .charts { page-break-inside: avoid; }
            .chart { display: inline-block; width: 80mm; margin-right: 3mm; vertical-align: top; }
            .chart td, .chart th { padding: 0.8mm 1mm; font-size: 8pt; }
            .chart .bar { height: 2.4mm; }
            .small { font-size: 8pt; color: #3c4a55; margin-top: 1.5mm; }
            .hash { font-size: 7.5pt; color: #5b6670; margin-top: 4mm; }
            """;

    /** Who made the figures and who vouched for them, by name, and when. */
    record Certificate(String preparedBy, String certifiedBy, LocalDate on) {}

    private final int version;
    private final String sha256;
    private final StatementFigures figures;
    private final Certificate certificate;
    private final StatementWords words;
    private final Optional<StatementDifference> since;
    private final StringBuilder html = new StringBuilder();

    /**
     * @param since what the version before told otherwise; empty for the first
     * @param certificate null as long as nobody vouched: the paper then says that it is a draft
     */
    StatementPaper(
            int version,
            String sha256,
            StatementFigures figures,
            Optional<StatementDifference> since,
            Certificate certificate) {
        this.version = version;
        this.sha256 = sha256;
        this.figures = figures;
        this.since = since;
        this.certificate = certificate;
        this.words = new StatementWords(Language.of(figures.agreement().language()));
    }

    String html() {
        var agreement = figures.agreement();
        html.append("<!DOCTYPE html><html lang=\"").append(words.code()).append("\"><head><title>");
        html.append(text(words.of("title") + " " + agreement.number()));
        html.append("</title><meta name=\"subject\" content=\"");
        html.append(text(agreement.title() + ", " + words.period(figures.period())));
        html.append("\"/><meta name=\"author\" content=\"").append(text(agreement.office()));
        html.append("\"/><style>").append(STYLE.formatted(foot(), told("page"), told("page.of")));
        html.append("</style></head><body>");
        html.append("<p class=\"office\">").append(text(agreement.office())).append("</p>");
        html.append("<h1>").append(told("title")).append("</h1>");
        facts();
        statement();
        html.append(new BudgetPaper(figures.budget(), words).html());
        html.append(new AnnexPaper(figures, words).html());
        charts();
        events();
        narratives();
        inKind();
        exemptions();
        since.ifPresent(this::changes);
        notes();
        return html.append("</body></html>").toString();
    }

    private String foot() {
        var foot =
                words.of(
                        "foot",
                        figures.agreement().number(),
                        Integer.toString(version),
                        sha256.substring(0, 16));
        return foot.replace("\\", "").replace("\"", "").replace("<", "");
    }

    private void facts() {
        var agreement = figures.agreement();
        html.append("<table class=\"facts\"><tbody>");
        fact("donor", agreement.donor());
        fact("agreement", agreement.number() + " \u2013 " + agreement.title());
        fact("period", words.period(figures.period()));
        fact("currency", agreement.currency().getCurrencyCode());
        fact("agreed", words.amount(agreement.agreed()));
        fact("psc", support(agreement.pscBasisPoints()));
        fact("version", Integer.toString(version));
        fact("certification", certification());
        html.append("</tbody></table>");
    }

    private String certification() {
        return certificate == null
                ? words.of("draft")
                : words.of(
                        "certified",
                        certificate.preparedBy(),
                        certificate.certifiedBy(),
                        words.day(certificate.on()));
    }

    private String support(int basisPoints) {
        var rate = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
        return basisPoints == 0 ? words.of("psc.none") : words.of("psc.rate", words.decimal(rate));
    }

    private void fact(String name, String value) {
        html.append("<tr><th scope=\"row\">").append(told("fact." + name)).append("</th><td>");
        html.append(text(value)).append("</td></tr>");
    }

    private void statement() {
        var unit = figures.agreement().currency().getCurrencyCode();
        heading("statement");
        html.append("<table><thead><tr>");
        column("item", "");
        html.append("<th scope=\"col\" class=\"n\">").append(text(words.of("amountIn", unit)));
        html.append("</th></tr></thead><tbody>");
        row("", words.of("opening"), figures.opening());
        row("", words.of("received"), figures.received());
        if (!figures.interest().isZero()) {
            row("", words.of("interest"), figures.interest());
        }
        if (!figures.exchange().isZero()) {
            row("", words.of("exchange"), figures.exchange());
        }
        moves("MOVED_IN", "movedFrom");
        row("sum", words.of("available"), figures.available());
        for (var spent : figures.expenditure()) {
            row(spent.subLine().isEmpty() ? "" : "sub", name(spent), spent.amount());
        }
        row("sum", words.of("spent"), figures.spent());
        if (!figures.refunds().isZero()) {
            row("", words.of("refunds"), figures.refunds());
        }
        moves("MOVED_OUT", "movedTo");
        moves("KEPT", "keptBy");
        row("sum", words.of("closing"), figures.closing());
        var position = figures.position();
        if (position != null) {
            parts(position);
        }
        row("", words.of("commitments"), figures.commitments());
        row("sum", words.of("uncommitted"), figures.uncommitted());
        if (position != null) {
            row("", words.of("pledged"), position.pledged());
        }
        var interest = figures.owedInterest();
        if (interest != null) {
            row("", words.of("interestOwed.opening"), interest.opening());
            row("", words.of("interestOwed.earned"), interest.earned());
            row("", words.of("interestOwed.repaid"), interest.repaid());
            row("sum", words.of("interestOwed"), interest.closing());
        }
        html.append("</tbody></table>");
    }

    /** One row for each, by where it came from or went to. */
    private void moves(String section, String word) {
        figures.moves(section).forEach((by, amount) -> row("", words.of(word, by), amount));
    }

    private void parts(Position position) {
        row("sub", words.of("position.cash"), position.cash());
        row("sub", words.of("position.advances"), position.advances());
        row("sub", words.of("position.owed"), position.owed());
        if (!position.deferred().isZero()) {
            row("sub", words.of("position.deferred"), position.deferred());
        }
        if (figures.owedInterest() != null) {
            row("sub", words.of("position.interest"), figures.owedInterest().closing());
        }
    }

    private void row(String kind, String name, Money amount) {
        html.append("<tr class=\"").append(kind).append("\"><th scope=\"row\">");
        html.append(text(name)).append("</th>");
        number(words.amount(amount));
        html.append("</tr>");
    }

    private String name(Expenditure spent) {
        var category = words.category(spent.category());
        return spent.subLine().isEmpty() ? category : category + ", " + spent.subLine();
    }

    /**
     * Two tables side by side, each amount with its bar: a picture that says what it shows. By
     * category where there is no budget to lay expenditure beside.
     */
    private void charts() {
        if (figures.spent().isZero()) {
            return;
        }
        html.append("<div class=\"charts\">");
        var budget = figures.againstBudget();
        heading(budget.isEmpty() ? "charts" : "charts.budget");
        chart("chart.month", figures.perMonth());
        if (budget.isEmpty()) {
            chart("chart.category", figures.perCategory());
        } else {
            chart("chart.heading", budget);
        }
        html.append("</div>");
    }

    private void chart(String key, List<Bar> bars) {
        html.append("<div class=\"chart\"><table><thead><tr>");
        column(key, "");
        column("chart.share", "");
        html.append("<th scope=\"col\" class=\"n\">");
        html.append(figures.agreement().currency().getCurrencyCode());
        html.append("</th></tr></thead><tbody>");
        for (var bar : bars) {
            html.append("<tr><th scope=\"row\">").append(text(words.bar(bar))).append("</th><td>");
            bar(bar);
            html.append("</td>");
            number(words.amount(bar.amount()));
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    private void bar(Bar bar) {
        if (bar.permille() == 0) {
            html.append("\u2013");
            return;
        }
        var share = words.decimal(BigDecimal.valueOf(bar.permille(), 1).toPlainString());
        var width = BigDecimal.valueOf(Math.max(bar.permille() * BAR_MM, BAR_MM), 3);
        html.append("<img class=\"bar\" alt=\"").append(text(words.of("chart.alt", share)));
        html.append("\" src=\"")
                .append(bar.of().equals("BUDGET") ? GREY : DOT)
                .append("\" style=\"width: ")
                .append(width);
        html.append("mm\"/>");
    }

    private void events() {
        heading("events");
        if (figures.events().isEmpty()) {
            html.append("<p>").append(told("events.none")).append("</p>");
            return;
        }
        html.append("<table class=\"events\"><thead><tr>");
        column("event", "first");
        column("administrations", "n wide");
        for (var each : List.of("funded", "attended", "participantDays", "women", "ldc", "sids")) {
            column(each, "n");
        }
        column("cost", "n last");
        html.append("</tr></thead><tbody>");
        figures.events().forEach(this::event);
        html.append("<tr class=\"sum\"><th scope=\"row\">").append(told("allEvents"));
        html.append("</th>");
        reached(figures.persons());
        number(
                words.amount(
                        figures.events().stream()
                                .map(EventReached::cost)
                                .reduce(Money.zero(figures.agreement().currency()), Money::plus)));
        html.append("</tr></tbody></table><p class=\"small\">").append(told("events.note"));
        html.append("</p>");
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
        html.append("<p class=\"small\"><b>").append(told("byAdministration")).append(".</b> ");
        html.append(text(told)).append("</p>");
    }

    /** In the statement's language, or in the one that somebody wrote. */
    private void narratives() {
        if (figures.events().stream().allMatch(event -> event.told().isEmpty())) {
            return;
        }
        heading("narratives");
        for (var event : figures.events()) {
            var narrative = event.toldIn(words.code());
            if (narrative != null) {
                html.append("<h3>").append(text(event.title())).append("</h3>");
                paragraph("results", narrative.language(), narrative.results());
                paragraph("deviations", narrative.language(), narrative.deviations());
            }
        }
    }

    private void paragraph(String kind, String language, String told) {
        if (!told.isEmpty()) {
            html.append("<p><b>").append(told(kind)).append(".</b> <span lang=\"");
            html.append(language).append("\">").append(text(told)).append("</span></p>");
        }
    }

    private void event(EventReached event) {
        html.append("<tr><th scope=\"row\"><b>").append(text(event.title())).append("</b><br/>");
        var series = event.series().isEmpty() ? "" : event.series() + "; ";
        html.append("<span class=\"small\">")
                .append(text(series + event.code() + ", " + event.place() + ", "))
                .append(text(words.period(event.days())))
                .append("</span></th>");
        reached(event.reached());
        number(words.amount(event.cost()));
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
        heading("inKind");
        html.append("<p class=\"small\">").append(told("inKind.note")).append("</p>");
        if (figures.inKind().isEmpty()) {
            html.append("<p>").append(told("inKind.none")).append("</p>");
        } else {
            html.append("<table><thead><tr>");
            for (var each : List.of("event", "provider", "given", "valuedBy")) {
                column(each, "");
            }
            column("value", "n");
            html.append("</tr></thead><tbody>");
            figures.inKind().forEach(this::gift);
            html.append("</tbody></table>");
        }
        if (figures.withoutEvidence() > 0) {
            html.append("<p class=\"small\">");
            html.append(text(words.of("inKind.without", figures.withoutEvidence())));
            html.append("</p>");
        }
    }

    private void gift(InKind gift) {
        html.append("<tr><th scope=\"row\">").append(text(gift.event())).append("</th><td>");
        html.append(text(gift.provider())).append("</td><td>").append(text(gift.description()));
        html.append("</td><td>").append(text(gift.valuation())).append("</td>");
        number(gift.value().currency().getCurrencyCode() + "\u00a0" + words.amount(gift.value()));
        html.append("</tr>");
    }

    private void exemptions() {
        if (figures.exemptions().isEmpty()) {
            return;
        }
        heading("exemptions");
        html.append("<table><thead><tr>");
        for (var each : List.of("exemptions.rule", "exemptions.document", "exemptions.reason")) {
            column(each, "");
        }
        column("exemptions.donor", "");
        column("exemptions.most", "n");
        html.append("</tr></thead><tbody>");
        figures.exemptions().forEach(this::exempted);
        html.append("</tbody></table>");
    }

    private void exempted(Exempted exempted) {
        html.append("<tr><th scope=\"row\">").append(text(words.word("rule", exempted.rule())));
        html.append("</th><td>").append(text(exempted.supplier() + " " + exempted.document()));
        html.append("</td><td>").append(text(exempted.reason()));
        html.append("</td><td>").append(text(exempted.donorReference())).append("</td>");
        number(words.amount(exempted.amount()));
        html.append("</tr>");
    }

    private void changes(StatementDifference difference) {
        html.append("<h2>").append(text(words.of("changes", Integer.toString(version - 1))));
        html.append("</h2>");
        if (!difference.figures().isEmpty()) {
            html.append("<table><thead><tr>");
            column("item", "");
            for (var each : List.of("before", "now", "difference")) {
                column(each, "n");
            }
            html.append("</tr></thead><tbody>");
            difference.figures().forEach(this::change);
            html.append("</tbody></table>");
        }
        html.append("<p class=\"small\">");
        html.append(
                text(
                        words.of(
                                "changes.lines",
                                difference.count(Kind.ADDED),
                                difference.count(Kind.REMOVED),
                                difference.count(Kind.CHANGED))));
        if (!difference.events().isEmpty()) {
            var codes = String.join(", ", difference.events());
            html.append(' ').append(text(words.of("changes.events", codes)));
        }
        html.append("</p>");
    }

    private void change(StatementChange change) {
        html.append("<tr><th scope=\"row\">").append(text(words.item(change))).append("</th>");
        number(words.amount(change.before()));
        number(words.amount(change.after()));
        number(words.amount(change.difference()));
        html.append("</tr>");
    }

    private void notes() {
        var agreement = figures.agreement();
        heading("notes");
        note("basis", words.word("basis", agreement.basis()));
        note(
                "recognition",
                words.word("recognition", agreement.recognition())
                        + " "
                        + words.of("policy", policy()));
        if (figures.interestOwed() != null) {
            note("interest", words.word("interest", figures.interestOwed().policy()));
        }
        if (!agreement.refundPolicy().isEmpty()) {
            note("refund", words.word("refund", agreement.refundPolicy()));
        }
        note("conversion", words.of("conversion.how", words.word("method", agreement.fxMethod())));
        if (figures.boundBy() != null && !figures.boundBy().isEmpty()) {
            note("boundBy", words.of("boundBy.periods", words.periods(figures.boundBy())));
        }
        if (figures.rates().isEmpty()) {
            note("rates", words.of("rates.none"));
        } else {
            html.append("<table><thead><tr>");
            for (var each : List.of("rates.head", "from", "source")) {
                column(each, "");
            }
            column("rates.units", "n");
            html.append("</tr></thead><tbody>");
            figures.rates().forEach(this::rate);
            html.append("</tbody></table>");
        }
        html.append("<p class=\"hash\">").append(told("hash")).append(' ').append(sha256);
        html.append("</p>");
    }

    /** The standard on revenue in force at the end of the period. */
    private String policy() {
        return figures.period().to().isBefore(LocalDate.of(2026, 1, 1))
                ? words.of("policy.IPSAS23")
                : words.of("policy.IPSAS47");
    }

    private void rate(RateUsed rate) {
        html.append("<tr><th scope=\"row\">").append(text(rate.currency())).append("</th><td>");
        html.append(text(words.day(rate.effectiveFrom()))).append("</td><td>");
        html.append(text(rate.source())).append("</td>");
        number(words.decimal(rate.perEuro().toPlainString()));
        html.append("</tr>");
    }

    private void heading(String key) {
        html.append("<h2>").append(told(key)).append("</h2>");
    }

    private void column(String key, String kind) {
        html.append("<th scope=\"col\" class=\"").append(kind).append("\">");
        html.append(told(key)).append("</th>");
    }

    private void note(String name, String sentence) {
        html.append("<p><b>").append(told(name)).append(".</b> ");
        html.append(text(sentence)).append("</p>");
    }

    private void number(String value) {
        html.append("<td class=\"n\">").append(text(value)).append("</td>");
    }

    /** Fixed words of the statement, ready for the page. */
    private String told(String key) {
        return text(words.of(key));
    }

    private static String text(String value) {
        return Paper.escaped(value);
    }
}
