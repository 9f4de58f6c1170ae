package org.muster.attendance;

import java.io.Serializable;
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
        String funding)
        implements Serializable {

    /** Eight signs that stand for the person on paper; unique within an event in practice. */
    public String reference() {
        return shortReference(person);
    }

    static String shortReference(PersonId person) {
        return person.toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
