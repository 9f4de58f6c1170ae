package org.muster.erasure;

import java.io.Serializable;
import org.muster.member.PersonId;
import org.muster.shared.Rows;

/**
 * Somebody whose names are to go, as those see them who decide.
 *
 * @param administration in English, or the organisation; blank where there is none
 */
public record ErasedPerson(
        PersonId person,
        String familyName,
        String givenName,
        String nativeName,
        String administration,
        String email)
        implements Serializable {
    static ErasedPerson read(Rows row) {
        return new ErasedPerson(
                new PersonId(row.uuid()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text());
    }
}
