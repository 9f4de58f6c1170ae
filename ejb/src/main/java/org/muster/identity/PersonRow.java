package org.muster.identity;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.member.OrganisationId;
import org.muster.member.PersonId;
import org.muster.shared.Rows;

/**
 * One row of a person as it was typed, to be laid beside another.
 *
 * @param survivor the row it stands for; nothing where it stands for itself
 */
public record PersonRow(
        PersonId id,
        String familyName,
        String givenName,
        String nativeName,
        String email,
        LocalDate birthDate,
        String memberCode,
        OrganisationId organisation,
        String position,
        Instant createdAt,
        PersonId survivor)
        implements Serializable {

    static String columns(String person) {
        return """
               %1$s.id, %1$s.family_name, %1$s.given_name, %1$s.native_name, coalesce(%1$s.email, ''),
               %1$s.birth_date, %1$s.member_code, %1$s.organisation_id, %1$s.position, %1$s.created_at,
               %1$s.survivor_id"""
                .formatted(person);
    }

    static PersonRow of(Rows row) {
        return new PersonRow(
                new PersonId(row.uuid()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.day(),
                row.text(),
                organisation(row),
                row.text(),
                row.instant(),
                person(row));
    }

    private static OrganisationId organisation(Rows row) {
        var id = row.uuid();
        return id == null ? null : new OrganisationId(id);
    }

    private static PersonId person(Rows row) {
        var id = row.uuid();
        return id == null ? null : new PersonId(id);
    }

    public String listName() {
        return familyName + ", " + givenName;
    }
}
