package org.muster.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** What is kept of a person, letter by letter, and what is refused. */
class PersonTest {

    @Test
    void aNameIsKeptAsItIsWrittenAndAMailboxKeepsItsCase() {
        var person = person("Ødegård-Ñ", " Чинара ", "Some.One@Customs.EXAMPLE").summary();
        assertEquals("Ødegård-Ñ, Чинара", person.listName());
        assertEquals("Some.One@customs.example", person.email());
        assertNull(person("A", "B", " ").summary().email());
    }

    @Test
    void aNameIsNeededAndAnAddressIsOne() {
        assertThrows(InvalidInput.class, () -> person(" ", "B", null));
        assertThrows(InvalidInput.class, () -> person("A", "x".repeat(101), null));
        assertThrows(InvalidInput.class, () -> person("A", "B", "no address"));
        assertThrows(InvalidInput.class, () -> person("A", "B", "a@b.example, c@d.example"));
    }

    @Test
    void aTelephoneNumberKeepsItsPlusAndIsOne() {
        for (var number : List.of("+66 2 123-45.67", "(02) 1234567", "+1 202 555 0100 ext. 12")) {
            assertEquals(number, phoned(number));
        }
        assertEquals("+66212345", phoned("'+66212345"));
        assertEquals("", phoned(" "));
        assertThrows(InvalidInput.class, () -> phoned("call me"));
        assertThrows(InvalidInput.class, () -> phoned("=1+1+1+1"));
    }

    @Test
    void whatChangedIsNamedAndSilenceChangesNothing() {
        var known = person("A", "B", "a@b.example").known();
        var told = person("A", "B", "c@b.example").known();
        assertEquals(List.of("email"), known.differences(known.updated(told)));
        var silent = NewPerson.officer("A", "B", null, " ", null, null, null);
        assertEquals(List.of(), known.differences(known.updated(silent)));
    }

    @Test
    void aFocalPointsTimeEndsNotBeforeItBegan() {
        var point = FocalPoint.of("AZ", null, PersonId.next(), LocalDate.of(2012, 1, 1), null);
        assertThrows(FocalPointOverlaps.class, () -> point.end(LocalDate.of(2011, 12, 31)));
        point.end(LocalDate.of(2012, 6, 30));
        assertEquals(LocalDate.of(2012, 6, 30), point.validTo());
    }

    private static String phoned(String number) {
        var given =
                new NewPerson("A", "B", null, null, null, Language.EN, null, null, null, number);
        return Person.register(given, Instant.EPOCH).summary().phone();
    }

    private static Person person(String family, String given, String email) {
        return Person.register(
                NewPerson.officer(family, given, Sex.F, email, Language.EN, null, ""),
                Instant.EPOCH);
    }
}
