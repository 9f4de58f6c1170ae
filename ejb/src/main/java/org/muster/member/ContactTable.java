package org.muster.member;

import java.util.List;
import java.util.Set;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetFile;
import org.muster.shared.Told;

/** Which column of a file of contacts holds what, by its header. */
record ContactTable(
        int member,
        int kind,
        int familyName,
        int givenName,
        int email,
        int phone,
        int language,
        int from,
        int to) {

    static ContactTable of(List<String> header) {
        var table =
                new ContactTable(
                        at(header, "member", "administration", "membre", "miembro", "член", "成员"),
                        at(header, "kind", "type", "tipo", "тип", "类型"),
                        at(header, "family name", "surname", "nom", "apellidos", "фамилия", "姓"),
                        at(header, "given name", "first name", "prénom", "nombre", "имя", "名"),
                        at(header, "e-mail", "email", "courriel", "correo", "эл. почта", "电子邮件"),
                        at(header, "phone", "telephone", "téléphone", "teléfono", "телефон", "电话"),
                        at(header, "language", "langue", "idioma", "язык", "语言"),
                        at(header, "valid from", "from"),
                        at(header, "valid to", "to"));
        if (table.member < 0
                || table.kind < 0
                || table.familyName < 0
                || table.givenName < 0
                || table.email < 0) {
            throw new NotASheet(Told.of("why.contacts.columns"));
        }
        return table;
    }

    /** The column a field's value stands in; the Member's where the file has none for it. */
    int column(String field) {
        var at =
                switch (field) {
                    case "kind" -> kind;
                    case "familyName" -> familyName;
                    case "givenName" -> givenName;
                    case "email" -> email;
                    case "phone" -> phone;
                    case "language" -> language;
                    case "from" -> from;
                    case "to" -> to;
                    default -> member;
                };
        return at < 0 ? member : at;
    }

    private static int at(List<String> header, String... names) {
        return SheetFile.column(header, Set.of(names));
    }
}
