package org.muster.funding;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.muster.ledger.CostCategory;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * The books of a fund that already exists, as CSV or XLSX: one balance or one open commitment a
 * row. A bad row is told by line, column and value, and holds no other one back.
 */
public final class OpeningFile {
    static final List<String> COLUMNS =
            List.of(
                    "agreement",
                    "item",
                    "date",
                    "amount",
                    "reference",
                    "event",
                    "category",
                    "payee");

    private final List<SheetRow> rows;
    private final List<Integer> columns;

    private OpeningFile(List<SheetRow> rows, List<Integer> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** What became of a file: balances and commitments entered, rows refused. */
    public record Taken(int balances, int commitments, List<LineError> errors)
            implements Serializable {}

    static OpeningFile of(byte[] content) {
        var file = SheetFile.of(content);
        var header = file.header();
        var columns = COLUMNS.stream().map(name -> SheetFile.column(header, Set.of(name))).toList();
        if (columns.contains(-1)) {
            throw new NotASheet(Told.of("why.rates.columns", String.join(", ", COLUMNS)));
        }
        var rows = file.rows();
        if (rows.isEmpty()) {
            throw new NotASheet(Told.of("why.file.noLines"));
        }
        return new OpeningFile(rows, columns);
    }

    List<SheetRow> rows() {
        return rows;
    }

    String cell(SheetRow row, String field) {
        return row.cell(columns.get(COLUMNS.indexOf(field)));
    }

    boolean isBalance(SheetRow row) {
        return cell(row, "item").equalsIgnoreCase("balance");
    }

    /** Refuses what is neither a balance nor a commitment. */
    void requireItem(SheetRow row) {
        if (!isBalance(row) && !cell(row, "item").equalsIgnoreCase("commitment")) {
            throw new InvalidInput("item", Told.of("why.opening.item"));
        }
    }

    LocalDate day(SheetRow row) {
        return SheetDay.of("date", cell(row, "date"), Told.of("why.rate.day"));
    }

    CostCategory category(SheetRow row) {
        for (var category : CostCategory.values()) {
            if (category.name().equalsIgnoreCase(cell(row, "category"))) {
                return category;
            }
        }
        throw new InvalidInput("category", Told.of("why.opening.category"));
    }

    /** What was wrong with a row, by the column it stands in. */
    LineError error(SheetRow row, DomainException wrong) {
        var field = wrong instanceof InvalidInput input ? input.field() : "agreement";
        var column = columns.get(Math.max(0, COLUMNS.indexOf(field)));
        return new LineError(row.line(), row.column(column), row.cell(column), Told.of(wrong));
    }
}
