package org.muster.attendance;

import java.io.Serializable;
import org.muster.member.PersonId;

/**
 * Somebody a line of a sheet may be about, and what speaks for it: the names, the day of birth, the
 * administration, a part in the event.
 */
public record Candidate(
        PersonId person,
        String familyName,
        String givenName,
        String administration,
        boolean ofEvent,
        boolean sameNames,
        boolean sameBirth,
        boolean sameAdministration)
        implements Serializable {

    public String reference() {
        return EventPerson.reference(person);
    }
}
