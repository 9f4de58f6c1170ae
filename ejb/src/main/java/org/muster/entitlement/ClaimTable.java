package org.muster.entitlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;
import org.muster.shared.Told;

/** Which column of a file of claims holds what, by its header. */
record ClaimTable(int reference, int days, int amount, int currency, int claimNo, int claimedOn) {
    static ClaimTable of(List<String> header) {
        var table =
                new ClaimTable(
                        SheetFile.column(
                                header,
                                Set.of(
                                        "reference",
                                        "ref",
                                        "person",
                                        "référence",
                                        "referencia",
                                        "номер")),
                        SheetFile.column(
                                header, Set.of("days", "days claimed", "jours", "días", "дни")),
                        SheetFile.column(header, Set.of("amount", "montant", "importe", "сумма")),
                        SheetFile.column(header, Set.of("currency", "devise", "moneda", "валюта")),
                        SheetFile.column(
                                header,
                                Set.of("claim", "claim no", "claim number", "no", "number")),
                        SheetFile.column(header, Set.of("date", "claimed on", "fecha", "дата")));
        if (table.reference < 0 || table.days < 0 || table.amount < 0) {
            throw new NotASheet(Told.of("why.claims.columns"));
        }
        return table;
    }

    /** The column a field's value stands in; the reference where the file has none for it. */
    int column(String field) {
        var at =
                switch (field) {
                    case "days" -> days;
                    case "amount" -> amount;
                    case "currency" -> currency;
                    case "claimedOn" -> claimedOn;
                    case "claimNo" -> claimNo;
                    default -> reference;
                };
        return at < 0 ? reference : at;
    }

    static int days(String cell) {
        try {
            return Integer.parseInt(cell.replaceAll("\\.0+$", ""));
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput("days", Told.of("why.claim.noDays"));
        }
    }

    /** A day like 2012-06-04; nothing where the cell is empty. */
    static LocalDate day(String cell) {
        return cell.isEmpty() ? null : SheetDay.of("claimedOn", cell, Told.of("why.claim.noDay"));
    }
}
