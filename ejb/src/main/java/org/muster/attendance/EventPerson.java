package org.muster.attendance;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.muster.member.PersonId;

/** A person of an event as sheets and grids show them. */
public record EventPerson(
        PersonId person,
        String familyName,
        String givenName,
        String memberCode,
        String administration,
        String role,
        String funding,
        String nativeName)
        implements Serializable {

    private static final String PREFIX = "P-";

    /**
     * Eight signs that stand for the person on paper, unique within an event in practice; behind a
     * letter and a dash, without which a spreadsheet takes some of them for numbers.
     */
    public String reference() {
        return reference(person);
    }

    static String reference(PersonId person) {
        return PREFIX + signs(person).toUpperCase(Locale.ROOT);
    }

    /** All that a person may be called by in a file, in small letters. */
    public static List<String> references(PersonId person) {
        return List.of(
                PREFIX.toLowerCase(Locale.ROOT) + signs(person), signs(person), person.toString());
    }

    private static String signs(PersonId person) {
        return person.toString().substring(0, 8);
    }
}
