package org.muster.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.narrative.Narrative;
import org.muster.reporting.StatementFigures.Line;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.Sheets;

/**
 * A statement as a workbook: numbers as numbers with their currency's decimals, days as days, and
 * totals as the values that were frozen. Check rows reckon the totals again from the cells above
 * and from the sheet of lines; each shows nothing where they agree.
 */
final class StatementWorkbook {
    private static final List<String> LINES =
            List.of(
                    "Section",
                    "Counted on",
                    "Event",
                    "Participant",
                    "Administration",
                    "Category",
                    "Own line",
                    "Document",
                    "Document date",
                    "Paid on",
                    "Currency",
                    "Amount",
                    "Rate",
                    "Rate source",
                    "Amount in euro",
                    "Amount reported",
                    "Entry",
                    "Line",
                    "Share of the document, %");
    private static final List<String> EVENTS =
            List.of(
                    "Code",
                    "Title",
                    "Series",
                    "Place",
                    "First day",
                    "Last day",
                    "Administrations",
                    "Funded",
                    "Attended",
                    "Participant-days",
                    "Women",
                    "LDC",
                    "SIDS",
                    "Cost",
                    "Results (English)",
                    "Deviations (English)",
                    "Results (French)",
                    "Deviations (French)");
    private static final List<String> GIFTS =
            List.of("Event", "Provider", "What was given", "Valued by", "Currency", "Value");
    private static final List<String> EXEMPTIONS =
            List.of("Exception", "Supplier", "Document", "Reason", "Donor's reference", "Up to");
    private static final List<String> RATES =
            List.of("Currency", "From", "Units for one euro", "Source");
    private static final List<String> DIFFERENCES =
            List.of(
                    "What",
                    "Item",
                    "Category",
                    "Own line",
                    "Event",
                    "Document",
                    "Before",
                    "Now",
                    "Difference",
                    "Entry",
                    "Line");
    private static final String DAY = "yyyy-mm-dd";
    // No currency has more than four.
    private static final List<String> BY_DECIMALS =
            List.of("#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000");
    private static final String MOST_LINES = "1048576"; // the last row a workbook can have

    private final StatementFigures figures;
    private final String sha256;
    private final int version;
    private final Optional<StatementDifference> since;

    private StatementWorkbook(
            int version,
            String sha256,
            StatementFigures figures,
            Optional<StatementDifference> since) {
        this.since = since;
        this.version = version;
        this.sha256 = sha256;
        this.figures = figures;
    }

    static byte[] render(
            int version,
            String sha256,
            StatementFigures figures,
            Optional<StatementDifference> since) {
        return new StatementWorkbook(version, sha256, figures, since).render();
    }

    private byte[] render() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Muster", "1.0")) {
            statement(workbook.newWorksheet("Statement"));
            if (figures.budget() != null) {
                new BudgetSheet(figures.budget()).write(workbook);
            }
            new AnnexSheet(figures).write(workbook);
            events(Sheets.headed(workbook, "Events", EVENTS));
            lines(Sheets.headed(workbook, "Lines", LINES));
            gifts(Sheets.headed(workbook, "In kind", GIFTS));
            exemptions(Sheets.headed(workbook, "Exceptions", EXEMPTIONS));
            rates(Sheets.headed(workbook, "Rates", RATES));
            if (since.isPresent()) {
                differences(Sheets.headed(workbook, "Differences", DIFFERENCES), since.get());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void statement(Worksheet sheet) {
        sheet.width(0, 46);
        sheet.width(1, 24);
        var agreement = figures.agreement();
        var row = 0;
        row = text(sheet, row, "Statement of contribution", agreement.number());
        sheet.style(0, 0).bold().set();
        row = text(sheet, row, "Donor", agreement.donor());
        row = text(sheet, row, "Title", agreement.title());
        row = text(sheet, row, "From", figures.period().from().toString());
        row = text(sheet, row, "To", figures.period().to().toString());
        row = text(sheet, row, "Version", Integer.toString(version));
        row = text(sheet, row, "Amounts in", agreement.currency().getCurrencyCode());
        row = text(sheet, row, "SHA-256 of the figures", sha256) + 1;
        var first = row;
        row = amount(sheet, row, "Opening balance", figures.opening());
        row = amount(sheet, row, "Contributions received", figures.received());
        row = amount(sheet, row, "Interest", figures.interest());
        row = amount(sheet, row, "Exchange gain or loss", figures.exchange());
        row = moves(sheet, row, "Moved from ", "MOVED_IN");
        row = total(sheet, row, "Total available", figures.available());
        var spent = row;
        for (var each : figures.expenditure()) {
            var own = each.subLine().isEmpty() ? "" : ", " + each.subLine();
            row =
                    amount(
                            sheet,
                            row,
                            StatementWords.ENGLISH.category(each.category()) + own,
                            each.amount());
        }
        var totalSpent = row;
        row = total(sheet, row, "Total expenditure", figures.spent());
        var gone = row;
        row = amount(sheet, row, "Refunds to the donor", figures.refunds());
        row = moves(sheet, row, "Moved to ", "MOVED_OUT");
        row = moves(sheet, row, "Kept with the donor's consent, ", "KEPT");
        var closing = row;
        row = total(sheet, row, "Closing balance", figures.closing());
        var position = figures.position();
        if (position != null) {
            row = amount(sheet, row, "of which cash", position.cash());
            row = amount(sheet, row, "of which advances to be settled", position.advances());
            row = amount(sheet, row, "less what is owed", position.owed());
            row = amount(sheet, row, "less conditions not met yet", position.deferred());
            if (figures.owedInterest() != null) {
                row = amount(sheet, row, "less interest owed", figures.owedInterest().closing());
            }
        }
        row = amount(sheet, row, "Commitments", figures.commitments());
        row = total(sheet, row, "Uncommitted balance", figures.uncommitted());
        if (position != null) {
            row = amount(sheet, row, "Instalments not received yet", position.pledged());
        }
        var interest = figures.owedInterest();
        if (interest != null) {
            row = amount(sheet, row, "Interest owed at the beginning", interest.opening());
            row = amount(sheet, row, "Interest of the period that is owed", interest.earned());
            row = amount(sheet, row, "Interest given back", interest.repaid());
            row = total(sheet, row, "Interest owed to the donor", interest.closing());
        }
        row++;

        var sumOfSpent =
                totalSpent == spent ? "0" : "SUM(B%d:B%d)".formatted(spent + 1, totalSpent);
        row =
                check(
                        sheet,
                        row,
                        "Check: available less expenditure and what went back or elsewhere is the closing balance",
                        "SUM(B%d:B%d)-%s-SUM(B%d:B%d)-B%d"
                                .formatted(
                                        first + 1,
                                        spent - 1,
                                        sumOfSpent,
                                        gone + 1,
                                        closing,
                                        closing + 1));
        check(
                sheet,
                row,
                "Check: the lines make the expenditure",
                "SUMIF(Lines!A2:A%s,\"EXPENDITURE\",Lines!P2:P%s)-B%d"
                        .formatted(MOST_LINES, MOST_LINES, totalSpent + 1));
    }

    /** One row for each, by where it came from or went to. */
    private int moves(Worksheet sheet, int row, String name, String section) {
        var next = row;
        for (var move : figures.moves(section).entrySet()) {
            next = amount(sheet, next, name + move.getKey(), move.getValue());
        }
        return next;
    }

    private static int text(Worksheet sheet, int row, String name, String value) {
        sheet.value(row, 0, name);
        sheet.value(row, 1, value);
        return row + 1;
    }

    private static int amount(Worksheet sheet, int row, String name, Money amount) {
        sheet.value(row, 0, name);
        money(sheet, row, 1, amount);
        return row + 1;
    }

    private static int total(Worksheet sheet, int row, String name, Money amount) {
        amount(sheet, row, name, amount);
        sheet.style(row, 0).bold().set();
        sheet.style(row, 1).bold().format(format(amount)).set();
        return row + 1;
    }

    /** Rounded to nothing less than a cent: what a spreadsheet adds up is binary. */
    private int check(Worksheet sheet, int row, String name, String formula) {
        var digits = figures.agreement().currency().getDefaultFractionDigits();
        sheet.value(row, 0, name);
        sheet.formula(row, 1, "ROUND(" + formula + "," + digits + ")");
        return row + 1;
    }

    private void events(Worksheet sheet) {
        var row = 1;
        for (var event : figures.events()) {
            texts(sheet, row, 0, event.code(), event.title(), event.series(), event.place());
            day(sheet, row, 4, event.days().from());
            day(sheet, row, 5, event.days().to());
            var reached = event.reached();
            var counts =
                    new int[] {
                        reached.administrations(),
                        reached.funded(),
                        reached.attended(),
                        reached.participantDays(),
                        reached.women(),
                        reached.ldc(),
                        reached.sids()
                    };
            for (var at = 0; at < counts.length; at++) {
                sheet.value(row, 6 + at, counts[at]);
            }
            money(sheet, row, 13, event.cost());
            for (var words : event.told()) {
                var column = 14 + 2 * Narrative.LANGUAGES.indexOf(Language.of(words.language()));
                texts(sheet, row, column, words.results(), words.deviations());
            }
            row++;
        }
    }

    private void lines(Worksheet sheet) {
        var row = 1;
        for (var line : figures.lines()) {
            line(sheet, row++, line);
        }
        for (var days : new int[] {1, 8, 9}) {
            format(sheet, days, line -> DAY);
        }
        format(sheet, 11, line -> format(line.amount()));
        format(sheet, 14, line -> format(line.functional()));
        format(sheet, 15, line -> format(line.reporting()));
        format(sheet, 18, line -> "0.00");
    }

    private static void line(Worksheet sheet, int row, Line line) {
        texts(sheet, row, 0, line.section());
        sheet.value(row, 1, line.countedOn());
        texts(
                sheet,
                row,
                2,
                line.event(),
                line.participation(),
                line.member(),
                line.category(),
                line.subLine(),
                line.document());
        sheet.value(row, 8, line.documentDate());
        sheet.value(row, 9, line.paidOn());
        texts(sheet, row, 10, line.amount().currency().getCurrencyCode());
        sheet.value(row, 11, line.amount().decimal());
        sheet.value(row, 12, line.perEuro());
        texts(sheet, row, 13, line.rateSource());
        sheet.value(row, 14, line.functional().decimal());
        sheet.value(row, 15, line.reporting().decimal());
        sheet.inlineString(row, 16, line.entry().toString());
        sheet.value(row, 17, line.lineNo());
        if (line.share() > 0) {
            sheet.value(row, 18, BigDecimal.valueOf(line.share(), 2));
        }
    }

    /**
     * At once for all lines that follow each other and look alike: a style takes longer than a
     * value.
     */
    private void format(Worksheet sheet, int column, Function<Line, String> format) {
        var lines = figures.lines();
        var first = 0;
        for (var at = 1; at <= lines.size(); at++) {
            var alike = format.apply(lines.get(first));
            if (at == lines.size() || !format.apply(lines.get(at)).equals(alike)) {
                sheet.range(first + 1, column, at, column).style().format(alike).set();
                first = at;
            }
        }
    }

    private void gifts(Worksheet sheet) {
        var row = 1;
        for (var gift : figures.inKind()) {
            texts(
                    sheet,
                    row,
                    0,
                    gift.event(),
                    gift.provider(),
                    gift.description(),
                    gift.valuation(),
                    gift.value().currency().getCurrencyCode());
            money(sheet, row, 5, gift.value());
            row++;
        }
    }

    private void exemptions(Worksheet sheet) {
        var row = 1;
        for (var each : figures.exemptions()) {
            texts(
                    sheet,
                    row,
                    0,
                    each.rule(),
                    each.supplier(),
                    each.document(),
                    each.reason(),
                    each.donorReference());
            money(sheet, row, 5, each.amount());
            row++;
        }
    }

    private void rates(Worksheet sheet) {
        var row = 1;
        for (var rate : figures.rates()) {
            texts(sheet, row, 0, rate.currency());
            day(sheet, row, 1, rate.effectiveFrom());
            sheet.value(row, 2, rate.perEuro());
            texts(sheet, row, 3, rate.source());
            row++;
        }
    }

    /** Against the version before: first the figures, then the lines that made them so. */
    private void differences(Worksheet sheet, StatementDifference difference) {
        var row = 1;
        for (var change : difference.figures()) {
            texts(sheet, row, 0, "FIGURE", change.item(), change.category(), change.subLine());
            compared(sheet, row, change.before(), change.after());
            row++;
        }
        for (var change : difference.lines()) {
            var line = change.line();
            var kind = "LINE " + change.kind();
            texts(sheet, row, 0, kind, line.section(), line.category(), line.subLine());
            texts(sheet, row, 4, line.event(), line.document());
            compared(sheet, row, counted(change.before()), counted(change.after()));
            texts(sheet, row, 9, line.entry().toString());
            sheet.value(row, 10, line.lineNo());
            row++;
        }
        for (var code : difference.events()) {
            texts(sheet, row, 0, "EVENT", "People, cost or words");
            texts(sheet, row, 4, code);
            row++;
        }
    }

    private static void compared(Worksheet sheet, int row, Money before, Money after) {
        money(sheet, row, 6, before);
        money(sheet, row, 7, after);
        money(sheet, row, 8, after.minus(before));
    }

    private Money counted(Line line) {
        return line == null ? Money.zero(figures.agreement().currency()) : line.reporting();
    }

    /** A cell of text is text, whatever it begins with. */
    private static void texts(Worksheet sheet, int row, int first, String... texts) {
        for (var at = 0; at < texts.length; at++) {
            sheet.value(row, first + at, texts[at]);
        }
    }

    private static void day(Worksheet sheet, int row, int column, java.time.LocalDate day) {
        if (day != null) {
            sheet.value(row, column, day);
            sheet.style(row, column).format(DAY).set();
        }
    }

    static void money(Worksheet sheet, int row, int column, Money amount) {
        sheet.value(row, column, amount.decimal());
        sheet.style(row, column).format(format(amount)).set();
    }

    private static String format(Money amount) {
        return BY_DECIMALS.get(amount.currency().getDefaultFractionDigits());
    }
}
