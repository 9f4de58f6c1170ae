package org.muster.member;

import org.muster.shared.Language;

/** One person as screens and letters show them; after erasure names and address are empty. */
public record PersonSummary(
        PersonId id,
        String familyName,
        String givenName,
        Sex sex,
        String email,
        Language language,
        String memberCode,
        OrganisationId organisation,
        String position,
        String phone,
        String nativeName,
        boolean erased) {

    /** The family name in front, as attendance sheets and lists sort. */
    public String listName() {
        return familyName + ", " + givenName;
    }

    public String fullName() {
        return givenName + " " + familyName;
    }
}
