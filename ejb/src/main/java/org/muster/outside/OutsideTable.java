package org.muster.outside;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.ledger.CostCategory;
import org.muster.shared.DateRange;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;

/**
 * A table of payments, as CSV or XLSX, one a row; its cells by the header of their column. Which
 * agreements bore a payment stands in one cell: a number alone for the whole, or several with their
 * amounts, "A-1=600.00; B-2=400.00".
 */
final class OutsideTable {
    private static final List<String> NEEDED =
            List.of("event", "category", "amount", "currency", "paid on", "agreements");
    private static final List<String> OTHERS =
            List.of(
                    "person",
                    "supplier",
                    "document",
                    "ticket",
                    "end to end",
                    "first night",
                    "last night");

    private final List<SheetRow> rows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private OutsideTable(List<SheetRow> rows) {
        this.rows = rows;
    }

    static OutsideTable of(byte[] content) {
        var file = SheetFile.of(content);
        var header = file.header();
        var table = new OutsideTable(file.rows());
        NEEDED.forEach(name -> table.columns.put(name, SheetFile.column(header, Set.of(name))));
        if (table.columns.containsValue(-1)) {
            throw new NotASheet(Told.of("why.rates.columns", String.join(", ", NEEDED)));
        }
        OTHERS.forEach(name -> table.columns.put(name, SheetFile.column(header, Set.of(name))));
        if (table.rows.isEmpty()) {
            throw new NotASheet(Told.of("why.file.noLines"));
        }
        return table;
    }

    List<SheetRow> rows() {
        return rows;
    }

    /** The text of a cell; empty where the table has no such column. */
    String cell(SheetRow row, String field) {
        return row.cell(columns.get(field));
    }

    CostCategory category(SheetRow row) {
        return Arrays.stream(CostCategory.values())
                .filter(each -> each != CostCategory.PSC)
                .filter(each -> each.name().equalsIgnoreCase(cell(row, "category")))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("category", Told.of("why.opening.category")));
    }

    Money amount(SheetRow row) {
        return money("amount", cell(row, "amount"), cell(row, "currency"));
    }

    OutsidePayment.Numbers numbers(SheetRow row) {
        return new OutsidePayment.Numbers(
                cell(row, "document"), cell(row, "ticket"), cell(row, "end to end"));
    }

    LocalDate paidOn(SheetRow row, LocalDate today) {
        var day = day(row, "paid on");
        if (day.isAfter(today)) {
            throw new InvalidInput("paid on", Told.of("why.outside.future", today));
        }
        return day;
    }

    /** The nights it pays for; null where neither of the two cells says anything. */
    DateRange nights(SheetRow row) {
        if ((cell(row, "first night") + cell(row, "last night")).isEmpty()) {
            return null;
        }
        var first = day(row, "first night");
        var last = day(row, "last night");
        if (last.isBefore(first)) {
            throw new InvalidInput("last night", Told.of("why.outside.nights"));
        }
        return new DateRange(first, last);
    }

    /** What each agreement bore, by its number, in the order of the cell. */
    Map<String, Money> shares(SheetRow row, Money whole) {
        var parts = cell(row, "agreements").split("[;|\\n]");
        var shares = new LinkedHashMap<String, Money>();
        for (var part : parts) {
            var at = part.lastIndexOf('=');
            var number = (at < 0 ? part : part.substring(0, at)).strip();
            if (number.isEmpty() || at < 0 && parts.length > 1 || shares.containsKey(number)) {
                throw new InvalidInput("agreements", Told.of("why.outside.shares"));
            }
            shares.put(number, at < 0 ? whole : share(part.substring(at + 1), whole));
        }
        return shares;
    }

    private static Money share(String text, Money whole) {
        var share = money("agreements", text.strip(), whole.currency().getCurrencyCode());
        if (!share.isPositive()) {
            throw new InvalidInput("agreements", Told.of("why.outside.positive"));
        }
        return share;
    }

    private static Money money(String field, String amount, String currency) {
        try {
            return Money.parse(amount, currency);
        } catch (UnreadableAmount unreadable) {
            throw new InvalidInput(field, Told.of(unreadable));
        }
    }

    private LocalDate day(SheetRow row, String field) {
        return SheetDay.of(field, cell(row, field), Told.of("why.rate.day"));
    }

    /** What was wrong with a row, by the column it stands in; by the first where it has none. */
    LineError error(SheetRow row, DomainException wrong) {
        var field = wrong instanceof InvalidInput input ? input.field() : "event";
        var column =
                Optional.ofNullable(columns.get(field))
                        .filter(found -> found >= 0)
                        .orElse(columns.get("event"));
        return new LineError(row.line(), row.column(column), row.cell(column), Told.of(wrong));
    }
}
