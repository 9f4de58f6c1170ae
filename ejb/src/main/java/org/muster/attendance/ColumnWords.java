package org.muster.attendance;

import static org.muster.attendance.ColumnMeaning.Kind.ADMINISTRATION;
import static org.muster.attendance.ColumnMeaning.Kind.BIRTH_DATE;
import static org.muster.attendance.ColumnMeaning.Kind.FAMILY_NAME;
import static org.muster.attendance.ColumnMeaning.Kind.FULL_NAME;
import static org.muster.attendance.ColumnMeaning.Kind.GIVEN_NAME;
import static org.muster.attendance.ColumnMeaning.Kind.IGNORED;
import static org.muster.attendance.ColumnMeaning.Kind.REFERENCE;
import static org.muster.attendance.ColumnMeaning.Kind.UNKNOWN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.shared.SheetFile;

/** How the columns of sheets are headed in the six languages. */
final class ColumnWords {
    /** The column in which a sheet's bad lines tell what is wrong with them. */
    static final String WRONG = "what is wrong";

    static final Set<String> REFERENCES =
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
    private static final Map<String, ColumnMeaning.Kind> KINDS = new HashMap<>();

    static {
        know(REFERENCE, REFERENCES);
        know(
                FAMILY_NAME,
                List.of(
                        "family name",
                        "surname",
                        "last name",
                        "nom",
                        "nom de famille",
                        "apellido",
                        "apellidos",
                        "фамилия",
                        "اسم العائلة",
                        "姓"));
        know(
                GIVEN_NAME,
                List.of("given name", "first name", "prénom", "nombre", "имя", "الاسم", "名"));
        know(
                FULL_NAME,
                List.of(
                        "name",
                        "full name",
                        "nom complet",
                        "nombre completo",
                        "фио",
                        "الاسم الكامل",
                        "姓名"));
        know(
                BIRTH_DATE,
                List.of(
                        "date of birth",
                        "birth date",
                        "born",
                        "date de naissance",
                        "fecha de nacimiento",
                        "дата рождения",
                        "تاريخ الميلاد",
                        "出生日期"));
        know(
                ADMINISTRATION,
                List.of(
                        "administration",
                        "member",
                        "organisation",
                        "organization",
                        "administración",
                        "администрация",
                        "الإدارة",
                        "海关"));
        know(
                IGNORED,
                List.of(
                        "",
                        "signature",
                        "signataire",
                        "firma",
                        "подпись",
                        "التوقيع",
                        "签名",
                        "role",
                        "no",
                        "nr",
                        "№",
                        "line",
                        WRONG));
    }

    private ColumnWords() {}

    private static void know(ColumnMeaning.Kind kind, Iterable<String> words) {
        words.forEach(word -> KINDS.put(word, kind));
    }

    static ColumnMeaning.Kind kind(String header) {
        return KINDS.getOrDefault(SheetFile.plain(header), UNKNOWN);
    }
}
