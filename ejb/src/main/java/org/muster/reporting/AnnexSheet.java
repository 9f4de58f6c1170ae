package org.muster.reporting;

import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.reporting.EuAnnex.Row;
import org.muster.shared.Money;
import org.muster.shared.Sheets;

/**
 * The sheet of a statement's workbook that lays its figures out as the EU's annex does; its last
 * rows show nothing where it makes the statement's totals. Units and unit costs stay empty: the
 * ledger keeps none.
 */
final class AnnexSheet {
    private static final StatementWords WORDS = StatementWords.ENGLISH;

    private final StatementFigures figures;
    private final EuAnnex annex;
    private int at = 1;

    AnnexSheet(StatementFigures figures) {
        this.figures = figures;
        annex = EuAnnex.of(figures);
    }

    /** Nothing for a statement that follows another template. */
    void write(Workbook workbook) {
        if (annex == null) {
            return;
        }
        var unit = figures.agreement().currency().getCurrencyCode();
        var columns =
                List.of(
                        "Heading",
                        "Kind of cost",
                        "Currency",
                        "Units",
                        "Unit cost",
                        "Total in currency",
                        "Total in " + unit);
        var sheet = Sheets.headed(workbook, "EU annex", columns);
        annex.eligible().forEach(row -> row(sheet, WORDS.of("annex." + row.heading()), row));
        sum(sheet, WORDS.of("annex.A"), annex.eligibleTotal());
        annex.notEligible().forEach(row -> row(sheet, WORDS.of("annex.B"), row));
        sum(sheet, WORDS.of("annex.B"), annex.notEligibleTotal());
        sum(sheet, WORDS.of("annex.AB"), annex.total());
        for (var receipt : annex.receipts()) {
            amount(sheet, WORDS.of("annex.receipt." + receipt.heading()), receipt.amount());
        }
        sum(sheet, WORDS.of("annex.receipts.total"), annex.receiptsTotal());
        for (var given : annex.inKind()) {
            var currency = given.currency().getCurrencyCode();
            sheet.value(at, 0, WORDS.of("annex.C", currency));
            sheet.value(at, 2, currency);
            StatementWorkbook.money(sheet, at++, 5, given);
        }
        amount(sheet, "Check: A and B less the expenditure", annex.total().minus(figures.spent()));
        amount(
                sheet,
                "Check: the receipts less what is available",
                annex.receiptsTotal().minus(figures.available()));
    }

    private void row(Worksheet sheet, String heading, Row row) {
        sheet.value(at, 0, heading);
        sheet.value(at, 1, WORDS.category(row.category().name()));
        sheet.value(at, 2, row.posted().currency().getCurrencyCode());
        StatementWorkbook.money(sheet, at, 5, row.posted());
        StatementWorkbook.money(sheet, at++, 6, row.told());
    }

    private void sum(Worksheet sheet, String name, Money amount) {
        sheet.style(at, 0).bold().set();
        amount(sheet, name, amount);
    }

    private void amount(Worksheet sheet, String name, Money amount) {
        sheet.value(at, 0, name);
        StatementWorkbook.money(sheet, at++, 6, amount);
    }
}
