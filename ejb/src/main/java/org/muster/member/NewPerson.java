package org.muster.member;

import java.time.LocalDate;
import org.muster.shared.Language;

/**
 * What is known of a person when first heard of; sex, e-mail, birth date, position, Member and
 * organisation may be null.
 *
 * @param language the language to write to this person in; null means English
 * @param memberCode the administration the person serves, or null
 */
public record NewPerson(
        String familyName,
        String givenName,
        Sex sex,
        String email,
        LocalDate birthDate,
        Language language,
        String memberCode,
        OrganisationId organisation,
        String position) {

    /** An officer of an administration. */
    public static NewPerson officer(
            String familyName,
            String givenName,
            Sex sex,
            String email,
            Language language,
            String memberCode,
            String position) {
        return new NewPerson(
                familyName, givenName, sex, email, null, language, memberCode, null, position);
    }

    /** Somebody who speaks for an organisation that is no Member. */
    public static NewPerson representative(
            String familyName,
            String givenName,
            Sex sex,
            String email,
            Language language,
            OrganisationId organisation,
            String position) {
        return new NewPerson(
                familyName, givenName, sex, email, null, language, null, organisation, position);
    }
}
