package org.muster.member;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * One line of a file of contacts, read whole and found right: the person who answers for a Member,
 * or its Director General's office. Letters of names stay as they came.
 *
 * @param from the first day a focal point answers; null for an office, which has no days
 */
record ContactLine(SheetRow row, boolean isOffice, NewPerson person, LocalDate from, LocalDate to) {

    /** Reads a line, or tells the field that is wrong. */
    static ContactLine read(SheetRow row, ContactTable table, MemberNames members) {
        var isOffice = isOffice(row.cell(table.kind()));
        var language = language(row.cell(table.language()));
        var person =
                Person.checked(
                        new NewPerson(
                                row.cell(table.familyName()),
                                row.cell(table.givenName()),
                                null,
                                row.cell(table.email()),
                                null,
                                language,
                                member(row.cell(table.member()), members),
                                null,
                                null,
                                row.cell(table.phone())));
        if (person.email() == null) {
            throw new InvalidInput("email", "Letters go to this address: it must not be empty");
        }
        var from = day("from", row.cell(table.from()));
        var to = day("to", row.cell(table.to()));
        if (isOffice && (from != null || to != null)) {
            throw new InvalidInput(
                    from != null ? "from" : "to", "An office has no days: leave this empty");
        }
        if (!isOffice && from == null) {
            throw new InvalidInput("from", "A focal point's first day is needed");
        }
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput("to", "The last day is before the first");
        }
        return new ContactLine(row, isOffice, person.speaking(language), from, to);
    }

    String member() {
        return person.memberCode();
    }

    /** The same line, its person written to in this language where the line names none. */
    ContactLine speaking(Language language) {
        return person.language() == null
                ? new ContactLine(row, isOffice, person.speaking(language), from, to)
                : this;
    }

    private static boolean isOffice(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ')) {
            case "office" -> true;
            case "focal point" -> false;
            default -> throw new InvalidInput("kind", "Neither “focal point” nor “office”");
        };
    }

    private static String member(String cell, MemberNames members) {
        return members.code(cell)
                .orElseThrow(() -> new InvalidInput("member", "No Member has this code or name"));
    }

    private static Language language(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return Stream.of(Language.values())
                .filter(each -> isCalled(each, cell))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("language", "None of en, fr, es, ru, ar, zh"));
    }

    private static boolean isCalled(Language language, String cell) {
        return language.code().equalsIgnoreCase(cell)
                || language.locale().getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(cell)
                || language.locale().getDisplayLanguage(language.locale()).equalsIgnoreCase(cell);
    }

    private static LocalDate day(String field, String cell) {
        return cell.isEmpty() ? null : SheetDay.of(field, cell, Told.of("why.claim.noDay"));
    }
}
