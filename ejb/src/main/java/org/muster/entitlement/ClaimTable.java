package org.muster.entitlement;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotASheet;
import org.muster.shared.Told;

/** Which column of a file of claims holds what, by its header. */
record ClaimTable(int reference, int days, int amount, int currency, int claimNo, int claimedOn) {
    private static final DateTimeFormatter DAY =
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.YEAR, 4)
                    .appendPattern("-MM-dd")
                    .toFormatter(Locale.ROOT);

    static ClaimTable of(List<String> header) {
        var table =
                new ClaimTable(
                        column(
                                header,
                                Set.of(
                                        "reference",
                                        "ref",
                                        "person",
                                        "référence",
                                        "referencia",
                                        "номер")),
                        column(header, Set.of("days", "days claimed", "jours", "días", "дни")),
                        column(header, Set.of("amount", "montant", "importe", "сумма")),
                        column(header, Set.of("currency", "devise", "moneda", "валюта")),
                        column(header, Set.of("claim", "claim no", "claim number", "no", "number")),
                        column(header, Set.of("date", "claimed on", "fecha", "дата")));
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
        try {
            return cell.isEmpty() ? null : LocalDate.parse(cell, DAY);
        } catch (DateTimeException noDay) {
            throw new InvalidInput("claimedOn", Told.of("why.claim.noDay"));
        }
    }

    private static int column(List<String> header, Set<String> names) {
        for (var at = 0; at < header.size(); at++) {
            var name =
                    Normalizer.normalize(header.get(at), Normalizer.Form.NFC)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' ');
            if (names.contains(name)) {
                return at;
            }
        }
        return -1;
    }
}
