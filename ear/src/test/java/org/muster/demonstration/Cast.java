package org.muster.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.muster.member.NewPerson;
import org.muster.member.OrganisationId;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.Sex;
import org.muster.shared.Actor;
import org.muster.shared.Language;

/**
 * Invents persons: every family name means "example" or "sample" in some language, every address
 * ends in .example. The same number always invents the same person.
 */
final class Cast {
    static final Actor ANNA = new Actor("anna.officer");
    static final Actor FELIX = new Actor("felix.finance");
    static final Actor CLARA = new Actor("clara.controller");
    static final Actor FON = new Actor("fon.facilitator");

    private static final List<String> FAMILY =
            List.of(
                    "Beispiel",
                    "Exemple",
                    "Ejemplo",
                    "Obraztsov",
                    "Esempio",
                    "Contoh",
                    "Halimbawa",
                    "Tuayang",
                    "Reidai",
                    "Yangben",
                    "Udaharan",
                    "Misal",
                    "Priklad",
                    "Voorbeeld",
                    "Eksempel",
                    "Pelda",
                    "Exemplo",
                    "Paradeigma",
                    "Numuna",
                    "Mfano",
                    "Thidu",
                    "Uzorak",
                    "Pavyzdys",
                    "Näide");
    private static final List<String> WOMEN =
            List.of(
                    "Amara", "Beatriz", "Chinara", "Dilnoza", "Elif", "Farida", "Grace", "Hanako",
                    "Ines", "Jaya", "Keala", "Leila", "Malee");
    private static final List<String> MEN =
            List.of(
                    "Aidan", "Bakyt", "Chen", "Davit", "Emeka", "Farhod", "Gabriel", "Hiroshi",
                    "Ivan", "Jorge", "Kofi");

    private Cast() {}

    /** An officer of an administration. */
    static NewPerson officer(int number, String memberCode, Language language, String position) {
        return new NewPerson(
                family(number),
                given(number),
                sex(number),
                email(number, memberCode.toLowerCase(Locale.ROOT) + ".customs.example"),
                null,
                language,
                memberCode,
                null,
                position);
    }

    /** Somebody of an organisation that is no Member. */
    static PersonId of(OrganisationId organisation, String domain, int number, String position) {
        return register(
                new NewPerson(
                        family(number),
                        given(number),
                        sex(number),
                        email(number, domain),
                        null,
                        Language.EN,
                        null,
                        organisation,
                        position));
    }

    static PersonId register(NewPerson person) {
        return Services.of(People.class).register(person, ANNA);
    }

    static String family(int number) {
        return FAMILY.get(Math.floorMod(number * 7 + number / 24, FAMILY.size()));
    }

    static String given(int number) {
        var of = sex(number) == Sex.F ? WOMEN : MEN;
        return of.get(Math.floorMod(number / 2 + number / 26, of.size()));
    }

    static Sex sex(int number) {
        return number % 5 < 2 ? Sex.F : Sex.M;
    }

    static String email(int number, String domain) {
        var name = given(number) + "." + family(number) + number;
        return name.toLowerCase(Locale.ROOT).replace("ä", "ae") + "@" + domain;
    }

    static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
