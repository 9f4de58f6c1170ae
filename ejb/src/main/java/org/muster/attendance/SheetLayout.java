package org.muster.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Which column of a sheet holds what, by its header: the person's reference, and the days or half
 * days. Headers are known in the six languages; what is neither known nor a day is told, not
 * guessed.
 */
final class SheetLayout {
    /** A column of one day, both halves or one. */
    record DayColumn(int at, String name, LocalDate day, Half half) {}

    static final Set<String> REFERENCE =
            Set.of(
                    "reference",
                    "ref",
                    "person",
                    "person reference",
                    "participant",
                    "id",
                    "référence",
                    "personne",
                    "referencia",
                    "persona",
                    "номер",
                    "ссылка",
                    "код",
                    "المرجع",
                    "编号",
                    "参考");
    private static final Set<String> KNOWN =
            Set.of(
                    "family name",
                    "given name",
                    "name",
                    "surname",
                    "first name",
                    "last name",
                    "administration",
                    "member",
                    "organisation",
                    "organization",
                    "signature",
                    "role",
                    "nom",
                    "nom de famille",
                    "prénom",
                    "signataire",
                    "apellido",
                    "apellidos",
                    "nombre",
                    "administración",
                    "firma",
                    "фамилия",
                    "имя",
                    "администрация",
                    "подпись",
                    "اسم العائلة",
                    "الاسم",
                    "الإدارة",
                    "التوقيع",
                    "姓",
                    "名",
                    "海关",
                    "签名",
                    "no",
                    "nr",
                    "№",
                    "");

    private final int reference;
    private final List<DayColumn> days;
    private final List<String> unknown;

    private SheetLayout(int reference, List<DayColumn> days, List<String> unknown) {
        this.reference = reference;
        this.days = days;
        this.unknown = unknown;
    }

    static SheetLayout of(List<String> header) {
        var reference = SheetFile.column(header, REFERENCE);
        if (reference < 0) {
            throw new NotASheet(Told.of("why.sheet.noReference"));
        }
        var days = new ArrayList<DayColumn>();
        var unknown = new ArrayList<String>();
        for (var at = 0; at < header.size(); at++) {
            var name = header.get(at).strip();
            var day = day(at, name);
            if (day != null) {
                days.add(day);
            } else if (at != reference && !KNOWN.contains(SheetFile.plain(name))) {
                unknown.add(name);
            }
        }
        if (days.isEmpty()) {
            throw new NotASheet(Told.of("why.sheet.noDay"));
        }
        return new SheetLayout(reference, days, unknown);
    }

    /** Whether anything is marked in a line; an explicit mark of absence counts. */
    boolean isMarked(SheetRow row) {
        return row.fault() != null
                || days.stream().anyMatch(column -> !row.cell(column.at()).isEmpty());
    }

    int reference() {
        return reference;
    }

    List<DayColumn> days() {
        return days;
    }

    List<String> unknown() {
        return unknown;
    }

    private static DayColumn day(int at, String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        Half half = null;
        if (upper.endsWith("AM") || upper.endsWith("PM")) {
            half = Half.valueOf(upper.substring(upper.length() - 2));
            upper = upper.substring(0, upper.length() - 2).strip();
        }
        var day = SheetDay.read(upper);
        return day.isEmpty() ? null : new DayColumn(at, name, day.get(), half);
    }
}
