package org.muster.shared;

import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Sheets of workbooks that people are given. */
public final class Sheets {
    private static final int WIDTH = 18; // characters

    private Sheets() {}

    /** A sheet whose first line names the columns and stays in sight. */
    public static Worksheet headed(Workbook workbook, String name, List<String> columns) {
        var sheet = workbook.newWorksheet(name);
        for (var at = 0; at < columns.size(); at++) {
            sheet.value(0, at, columns.get(at));
            sheet.style(0, at).bold().set();
            sheet.width(at, WIDTH);
        }
        sheet.freezePane(0, 1);
        return sheet;
    }
}
