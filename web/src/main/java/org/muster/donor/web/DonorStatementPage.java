package org.muster.donor.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.nomination.web.LinkPage;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFigures.Administration;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.Line;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementSummary;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.web.Formats;

/**
 * Writes one certified statement for its donor: the figures, each leading to what is behind it, the
 * events and administrations it reached as counts, and the files. Nobody is named.
 */
final class DonorStatementPage extends LinkPage {
    private static final int MOST_LINES = 200;

    /** What the reader asked to see behind a figure; empty texts for nothing. */
    record Detail(String section, String category, String subLine, String event, String country) {}

    private final Shelf shelf;
    private final StatementSummary statement;
    private final StatementFigures figures;
    private final Detail detail;

    DonorStatementPage(Shelf shelf, StatementId id, Detail detail, Language language) {
        super(language, "messages");
        this.shelf = shelf;
        this.detail = detail;
        this.figures = shelf.figures(id);
        this.statement =
                shelf.statements().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("statement", id));
    }

    /** What somebody sees of whose agreements nothing was certified yet. */
    static String empty(String organisation, Language language) {
        var page =
                new LinkPage(language, "messages") {
                    String html(String from) {
                        head(text("donorPage.title"), from, true);
                        add("<section class=\"card\"><p>").escaped(text("donorPage.none"));
                        add("</p></section>");
                        return end();
                    }
                };
        return page.html(organisation);
    }

    String html() {
        head(text("donorPage.title"), figures.agreement().office(), true);
        about();
        table();
        behind();
        events();
        administrations();
        others();
        return end();
    }

    /** Another language shows the same statement. */
    @Override
    protected String kept() {
        return "&amp;s=" + statement.id();
    }

    private void about() {
        var agreement = figures.agreement();
        add("<section class=\"card about\"><h2>").bidi(agreement.title()).add("</h2><dl>");
        fact("contribution.donor", agreement.donor(), "");
        fact("contribution.agreement", agreement.number(), "");
        fact("contribution.period", days(statement.period()), "");
        fact("statements.version", Integer.toString(statement.version()), "");
        fact("app.state", text("status." + statement.state()), "");
        add("</dl>");
        later().ifPresent(this::followed);
        add("<ul class=\"files\" aria-label=\"").escaped(text("app.download")).add("\">");
        for (var format : StatementFormat.values()) {
            var name = format.name().toLowerCase(Locale.ROOT);
            add("<li><a href=\"").add(shelf.page()).add("/").add(name).add("?s=");
            add(statement.id().toString()).add("\">").escaped(label(format)).add("</a></li>");
        }
        add("</ul></section>");
    }

    private String label(StatementFormat format) {
        return switch (format) {
            case PDF, XLSX, CSV, IATI -> format.name();
            case JOURNAL -> text("statements.journal");
            case BEANCOUNT -> "Beancount";
        };
    }

    /** The latest certified version of the same account, where it is not this one. */
    private Optional<StatementSummary> later() {
        return shelf.statements().stream()
                .filter(each -> each.contribution().equals(statement.contribution()))
                .filter(each -> each.period().equals(statement.period()))
                .filter(each -> each.version() > statement.version())
                .findFirst();
    }

    private void followed(StatementSummary later) {
        add("<p class=\"told\" role=\"status\">");
        escaped(text("donorPage.followed")).add(" ");
        link(later.id(), "").escaped(text("statements.version") + " " + later.version());
        add("</a></p>");
    }

    private void table() {
        add("<section class=\"card\"><h2 id=\"figures\">").escaped(text("statements.figures"));
        add("</h2><p class=\"soft\">").escaped(text("statements.drill")).add("</p>");
        scroll("figures").add("<table><thead><tr>");
        column("contribution.item", false);
        column("contribution.amount", true);
        add("</tr></thead><tbody>");
        row("contribution.opening", figures.opening(), "section=OPENING", "");
        row("contribution.received", figures.received(), "section=RECEIVED", "");
        unlessZero("statements.interest", figures.interest(), "section=INTEREST");
        unlessZero("statements.exchange", figures.exchange(), "section=EXCHANGE");
        unlessZero("section.MOVED_IN", figures.movedIn(), "section=MOVED_IN");
        row("statements.available", figures.available(), "", "total");
        figures.expenditure().forEach(this::spent);
        row("statements.spent", figures.spent(), "section=EXPENDITURE", "total");
        unlessZero("section.REFUND", figures.refunds(), "section=REFUND");
        unlessZero("section.MOVED_OUT", figures.movedOut(), "section=MOVED_OUT");
        unlessZero("section.KEPT", figures.kept(), "section=KEPT");
        row("statements.closing", figures.closing(), "", "total");
        position();
        row("contribution.committed", figures.commitments(), "", "");
        row("contribution.uncommitted", figures.uncommitted(), "", "total");
        if (figures.owedInterest() != null) {
            var owed = figures.owedInterest().closing();
            row("section.INTEREST_OWED", owed, "section=INTEREST_OWED", "");
        }
        add("</tbody></table></div></section>");
    }

    private void position() {
        var position = figures.position();
        if (position != null) {
            row("statements.cash", position.cash(), "", "part");
            row("statements.advances", position.advances(), "", "part");
            row("statements.owed", position.owed(), "", "part");
            if (!position.deferred().isZero()) {
                row("statements.deferred", position.deferred(), "", "part");
            }
            if (figures.owedInterest() != null) {
                row("statements.lessInterest", figures.owedInterest().closing(), "", "part");
            }
        }
    }

    private void unlessZero(String key, Money amount, String query) {
        if (!amount.isZero()) {
            row(key, amount, query, "");
        }
    }

    private void row(String key, Money amount, String query, String style) {
        named(text(key), amount, query, style);
    }

    private void spent(StatementFigures.Expenditure spent) {
        var query =
                "section=EXPENDITURE&amp;category="
                        + encoded(spent.category())
                        + "&amp;subLine="
                        + encoded(spent.subLine());
        named(kind(spent.category(), spent.subLine()), spent.amount(), query, "");
    }

    private void named(String label, Money amount, String query, String style) {
        add("<tr class=\"").add(style).add("\"><th scope=\"row\">");
        if (query.isEmpty()) {
            escaped(label);
        } else {
            link(statement.id(), "&amp;" + query).escaped(label).add("</a>");
        }
        add("</th>");
        amount(amount).add("</tr>");
    }

    /** What was asked for behind a figure, an event or an administration. */
    private void behind() {
        if (!detail.section().isEmpty()) {
            lines();
        }
        figures.events().stream()
                .filter(event -> event.code().equals(detail.event()))
                .findFirst()
                .ifPresent(this::event);
        figures.administrations().stream()
                .filter(each -> each.name().equals(detail.country()))
                .findFirst()
                .ifPresent(this::administration);
    }

    private void lines() {
        var found =
                figures.lines().stream()
                        .filter(line -> line.section().equals(detail.section()))
                        .filter(line -> detail.category().isEmpty() || isOf(line))
                        .toList();
        add("<section class=\"card\" id=\"behind\"><h2 id=\"lines\">");
        escaped(text("statements.lines")).add("</h2>");
        if (found.size() > MOST_LINES) {
            add("<p class=\"soft\">").escaped(text("donorPage.more", MOST_LINES, found.size()));
            add("</p>");
        }
        scroll("lines").add("<table><thead><tr>");
        column("costs.document", false);
        column("statements.counted", false);
        column("funding.event", false);
        column("contribution.amount", true);
        add("</tr></thead><tbody>");
        found.stream().limit(MOST_LINES).forEach(this::line);
        add("</tbody></table></div></section>");
    }

    private boolean isOf(Line line) {
        return line.category().equals(detail.category()) && line.subLine().equals(detail.subLine());
    }

    private void line(Line line) {
        add("<tr><th scope=\"row\">").bidi(line.document()).add("</th><td>");
        escaped(day(line.countedOn())).add("</td><td>");
        if (figures.events().stream().anyMatch(event -> event.code().equals(line.event()))) {
            link(statement.id(), "&amp;event=" + encoded(line.event()));
            bidi(line.event()).add("</a>");
        } else {
            bidi(line.event());
        }
        add("</td>");
        amount(line.reporting()).add("</tr>");
    }

    private void event(EventReached event) {
        add("<section class=\"card\" id=\"behind\"><h2 id=\"event\">").bidi(event.title());
        add("</h2><p class=\"soft\"><bdi>").escaped(event.code() + ", " + event.place());
        add("</bdi>, ").escaped(days(event.days())).add("</p><dl>");
        reached(event.reached());
        add("</dl>");
        costs(event);
        if (!event.administrations().isEmpty()) {
            add("<h3 id=\"from\">").escaped(text("statements.administrations")).add("</h3>");
            counts("from", event.administrations());
        }
        add("</section>");
    }

    private void costs(EventReached event) {
        var kinds = new LinkedHashMap<String, Money>();
        figures.lines().stream()
                .filter(line -> line.section().equals("EXPENDITURE"))
                .filter(line -> line.event().equals(event.code()))
                .forEach(
                        line ->
                                kinds.merge(
                                        kind(line.category(), line.subLine()),
                                        line.reporting(),
                                        Money::plus));
        scroll("event").add("<table><thead><tr>");
        column("contribution.item", false);
        column("statements.cost", true);
        add("</tr></thead><tbody>");
        kinds.forEach((kind, amount) -> named(kind, amount, "", ""));
        row("statements.cost", event.cost(), "", "total");
        add("</tbody></table></div>");
    }

    private void administration(Administration administration) {
        add("<section class=\"card\" id=\"behind\"><h2 id=\"country\">");
        bidi(administration.name()).add("</h2>");
        scroll("country").add("<table><thead><tr>");
        column("funding.event", false);
        column("statements.funded", true);
        column("statements.attended", true);
        add("</tr></thead><tbody>");
        for (var event : figures.events()) {
            event.administrations().stream()
                    .filter(each -> each.name().equals(administration.name()))
                    .forEach(each -> attended(event, each.funded(), each.attended()));
        }
        add("</tbody></table></div></section>");
    }

    private void events() {
        if (figures.events().isEmpty()) {
            return;
        }
        add("<section class=\"card\"><h2 id=\"events\">").escaped(text("nav.events")).add("</h2>");
        scroll("events").add("<table><thead><tr>");
        column("funding.event", false);
        column("statements.funded", true);
        column("statements.attended", true);
        column("statements.cost", true);
        add("</tr></thead><tbody>");
        for (var event : figures.events()) {
            add("<tr>");
            name(event);
            number(event.reached().funded());
            number(event.reached().attended());
            amount(event.cost()).add("</tr>");
        }
        add("</tbody></table></div><dl>");
        reached(figures.persons());
        add("</dl></section>");
    }

    private void attended(EventReached event, int funded, int attended) {
        add("<tr>");
        name(event);
        number(funded);
        number(attended);
        add("</tr>");
    }

    private void name(EventReached event) {
        add("<th scope=\"row\">");
        link(statement.id(), "&amp;event=" + encoded(event.code())).bidi(event.title());
        add("</a><br><span class=\"soft\"><bdi>").escaped(event.place()).add("</bdi>, ");
        escaped(days(event.days())).add("</span></th>");
    }

    private void administrations() {
        if (figures.administrations().isEmpty()) {
            return;
        }
        add("<section class=\"card\"><h2 id=\"countries\">");
        escaped(text("statements.administrations")).add("</h2>");
        counts("countries", figures.administrations());
        add("</section>");
    }

    private void counts(String heading, List<Administration> administrations) {
        scroll(heading).add("<table><thead><tr>");
        column("statements.administrations", false);
        column("statements.funded", true);
        column("statements.attended", true);
        add("</tr></thead><tbody>");
        for (var each : administrations) {
            add("<tr><th scope=\"row\">");
            link(statement.id(), "&amp;country=" + encoded(each.name())).bidi(each.name());
            add("</a></th>");
            number(each.funded());
            number(each.attended());
            add("</tr>");
        }
        add("</tbody></table></div>");
    }

    private void reached(Reached reached) {
        fact("statements.administrations", "" + reached.administrations(), "");
        fact("statements.funded", "" + reached.funded(), "");
        fact("statements.attended", "" + reached.attended(), "");
        fact("statements.days", "" + reached.participantDays(), "");
        fact("statements.women", "" + reached.women(), "");
        fact("statements.ldc", "" + reached.ldc(), "");
        fact("statements.sids", "" + reached.sids(), "");
    }

    private void others() {
        add("<section class=\"card\"><h2>").escaped(text("donorPage.all"));
        add("</h2><ul class=\"roll\">");
        for (var each : shelf.statements()) {
            add("<li>");
            link(each.id(), "").bidi(each.agreementNo()).add(", ");
            escaped(days(each.period()) + ", " + text("statements.version") + " " + each.version());
            add("</a> <span class=\"chip\">").escaped(text("status." + each.state()));
            add("</span></li>");
        }
        add("</ul></section>");
    }

    private LinkPage link(StatementId id, String more) {
        add("<a href=\"").add(shelf.page()).add("?s=").add(id.toString());
        add("&amp;lang=").add(language.code()).add(more);
        return add(more.isEmpty() ? "\">" : "#behind\">");
    }

    private LinkPage scroll(String heading) {
        add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"");
        return add(heading).add("\">");
    }

    private void column(String key, boolean isNumber) {
        add(isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        escaped(text(key)).add("</th>");
    }

    private void number(int count) {
        add("<td class=\"n\">").add(Integer.toString(count)).add("</td>");
    }

    private LinkPage amount(Money amount) {
        add("<td class=\"n\"><bdi>").escaped(Formats.money(amount, language.written()));
        return add("</bdi></td>");
    }

    private String kind(String category, String subLine) {
        return text("category." + category) + (subLine.isEmpty() ? "" : ", " + subLine);
    }

    private String days(DateRange days) {
        return days.from().equals(days.to())
                ? day(days.from())
                : day(days.from()) + " – " + day(days.to());
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(language.written())
                .format(day);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
