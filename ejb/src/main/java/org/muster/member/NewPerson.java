package org.muster.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muster.shared.Language;

/**
 * What is known of a person when first heard of; sex, e-mail, telephone, birth date, position,
 * Member, organisation and the name in their own script may be null.
 *
 * @param familyName as in the passport, like the given name
 * @param nativeName the whole name as its bearer writes it, or null
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
        String position,
        String phone,
        String nativeName) {

    /** A person whose name in their own script is not known. */
    public NewPerson(
            String familyName,
            String givenName,
            Sex sex,
            String email,
            LocalDate birthDate,
            Language language,
            String memberCode,
            OrganisationId organisation,
            String position,
            String phone) {
        this(
                familyName,
                givenName,
                sex,
                email,
                birthDate,
                language,
                memberCode,
                organisation,
                position,
                phone,
                null);
    }

    /** A person whose telephone number is not known. */
    public NewPerson(
            String familyName,
            String givenName,
            Sex sex,
            String email,
            LocalDate birthDate,
            Language language,
            String memberCode,
            OrganisationId organisation,
            String position) {
        this(
                familyName,
                givenName,
                sex,
                email,
                birthDate,
                language,
                memberCode,
                organisation,
                position,
                null);
    }

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

    /** The same person as one of this Member or organisation. */
    NewPerson at(String member, OrganisationId body) {
        return new NewPerson(
                familyName,
                givenName,
                sex,
                email,
                birthDate,
                language,
                member,
                body,
                position,
                phone,
                nativeName);
    }

    /** The same person, whose name is written so in their own script. */
    public NewPerson inOwnScript(String name) {
        return new NewPerson(
                familyName,
                givenName,
                sex,
                email,
                birthDate,
                language,
                memberCode,
                organisation,
                position,
                phone,
                name);
    }

    NewPerson speaking(Language other) {
        return new NewPerson(
                familyName,
                givenName,
                sex,
                email,
                birthDate,
                other,
                memberCode,
                organisation,
                position,
                phone,
                nativeName);
    }

    /** What is known now, where something is; names and service stay. */
    NewPerson updated(NewPerson given) {
        return new NewPerson(
                familyName,
                givenName,
                given.sex == null ? sex : given.sex,
                isSilent(given.email) || given.email.strip().equalsIgnoreCase(email)
                        ? email
                        : given.email,
                given.birthDate == null ? birthDate : given.birthDate,
                given.language == null ? language : given.language,
                memberCode,
                organisation,
                isSilent(given.position) ? position : given.position,
                isSilent(given.phone) ? phone : given.phone,
                isSilent(given.nativeName) ? nativeName : given.nativeName);
    }

    /** The names of what the other one says differently. */
    List<String> differences(NewPerson other) {
        var names = new ArrayList<String>();
        add(names, "family-name", familyName, other.familyName);
        add(names, "given-name", givenName, other.givenName);
        add(names, "sex", sex, other.sex);
        add(names, "email", email, other.email);
        add(names, "birth-date", birthDate, other.birthDate);
        add(names, "language", language, other.language);
        add(names, "member", memberCode, other.memberCode);
        add(names, "organisation", organisation, other.organisation);
        add(names, "position", position, other.position);
        add(names, "phone", phone, other.phone);
        add(names, "native-name", nativeName, other.nativeName);
        return names;
    }

    private static void add(List<String> names, String name, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            names.add(name);
        }
    }

    private static boolean isSilent(String text) {
        return text == null || text.isBlank();
    }
}
