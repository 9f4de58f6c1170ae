package org.muster.entitlement;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muster.attendance.NotASheet;

/** Which column of a file of claims holds what, by its header. */
record ClaimTable(int reference, int days, int amount, int currency, int claimNo, int claimedOn) {

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
            throw new NotASheet("A file of claims has the columns reference, days and amount");
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
