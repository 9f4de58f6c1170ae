package org.muster.reporting;

import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.reporting.BudgetFigures.Heading;
import org.muster.shared.Sheets;

/**
 * The sheet of a statement's workbook that sets what was spent against the budget; its last row
 * adds the headings up again and shows nothing where they agree with the total.
 */
final class BudgetSheet {
    private static final List<String> COLUMNS =
            List.of(
                    "Heading",
                    "Original budget",
                    "Revised budget",
                    "This period",
                    "Cumulative",
                    "Commitments",
                    "Variance",
                    "Variance %",
                    "% used",
                    "Reason");
    private static final String AMOUNTS = "BCDEFG";
    private static final List<String> VERSIONS =
            List.of("Event", "Version of its original budget", "Version at the period's end");

    private final BudgetFigures budget;

    BudgetSheet(BudgetFigures budget) {
        this.budget = budget;
    }

    void write(Workbook workbook) {
        var sheet = Sheets.headed(workbook, "Budget", COLUMNS);
        var row = 1;
        for (var heading : budget.headings()) {
            heading(sheet, row++, StatementWords.ENGLISH.category(heading.category()), heading);
        }
        heading(sheet, row, "Direct cost", budget.direct());
        bold(sheet, row++);
        heading(
                sheet,
                row++,
                StatementWords.ENGLISH.category(budget.support().category()),
                budget.support());
        heading(sheet, row, "Total", budget.total());
        bold(sheet, row++);
        check(sheet, row);
        versions(Sheets.headed(workbook, "Budget versions", VERSIONS));
    }

    private void heading(Worksheet sheet, int row, String name, Heading heading) {
        sheet.value(row, 0, name);
        StatementWorkbook.money(sheet, row, 1, heading.original());
        StatementWorkbook.money(sheet, row, 2, heading.revised());
        StatementWorkbook.money(sheet, row, 3, heading.period());
        StatementWorkbook.money(sheet, row, 4, heading.cumulative());
        StatementWorkbook.money(sheet, row, 5, heading.commitments());
        StatementWorkbook.money(sheet, row, 6, heading.variance());
        percent(sheet, row, 7, heading.variancePercent());
        percent(sheet, row, 8, heading.usedPercent());
        sheet.value(row, 9, heading.reason());
    }

    private static void percent(Worksheet sheet, int row, int column, BigDecimal percent) {
        if (percent != null) {
            sheet.value(row, column, percent);
            sheet.style(row, column).format("0.00").set();
        }
    }

    private static void bold(Worksheet sheet, int row) {
        sheet.style(row, 0).bold().set();
    }

    /** Rounded to nothing less than a cent: what a spreadsheet adds up is binary. */
    private void check(Worksheet sheet, int row) {
        var headings = budget.headings().size();
        var digits = budget.support().revised().currency().getDefaultFractionDigits();
        sheet.value(row, 0, "Check: the headings and the support make the total");
        for (var at = 0; at < AMOUNTS.length(); at++) {
            var column = AMOUNTS.charAt(at);
            var sum = headings == 0 ? "0" : "SUM(%1$s2:%1$s%2$d)".formatted(column, headings + 1);
            sheet.formula(
                    row,
                    at + 1,
                    "ROUND(%s+%s%d-%s%d,%d)"
                            .formatted(sum, column, headings + 3, column, headings + 4, digits));
        }
    }

    private void versions(Worksheet sheet) {
        var row = 1;
        for (var version : budget.versions()) {
            sheet.value(row, 0, version.event());
            sheet.value(row, 1, version.original());
            sheet.value(row, 2, version.revised());
            row++;
        }
    }
}
