package org.muster.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.member.NewPerson;
import org.muster.member.Sex;
import org.muster.shared.Language;

/** Signs speak for one person or against it; a name alone is enough, an address alone is not. */
class LikenessTest {
    private static final LocalDate BORN = LocalDate.of(1980, 3, 1);

    @Test
    void theSameNameInAnotherScriptIsTheSameName() {
        var latin = person("Zhdanov", "Yuriy", null, null, "AZ", "");
        var cyrillic = person("Жданов", "Юрий", null, null, "AZ", "");
        assertEquals(
                List.of(Sign.SAME_NAME, Sign.SAME_SERVICE), Likeness.of(latin, cyrillic).signs());
    }

    @Test
    void aNameInOwnScriptIsComparedWithTheLatinOne() {
        var arabic = person("Khalid", "M.", BORN, null, "EG", "محمد خالد");
        var latin = person("Khaled", "Mohamed", BORN, null, "JO", "");
        assertEquals(
                List.of(Sign.SIMILAR_NAME, Sign.SAME_BIRTH_DATE),
                Likeness.of(arabic, latin).signs());
    }

    @Test
    void lettersOtherwiseDividedAreTheSameName() {
        var one = person("Wang", "Xiaoming", null, null, "CN", "");
        var other = person("Wang", "Xiao Ming", null, null, "CN", "");
        assertTrue(Likeness.of(one, other).isLikely());
    }

    @Test
    void oneSlipOfThePenIsSimilarAndTwoAreNot() {
        var right = person("Aliyeva", "Gulnara", null, null, "AZ", "");
        assertTrue(
                Likeness.of(right, person("Aliyeva", "Gulnarra", null, null, "AZ", "")).isLikely());
        assertFalse(
                Likeness.of(right, person("Aliyeva", "Gumdara", null, null, "AZ", "")).isLikely());
        assertFalse(
                Likeness.of(right, person("Aliyeva", "Sevinj", null, null, "AZ", "")).isLikely());
    }

    @Test
    void anAddressAloneIsNobody() {
        var one = person("Ng", "Mei", null, "office@customs.example", "SG", "");
        var other = person("Tan", "Boon", null, "OFFICE@customs.example", "SG", "");
        assertFalse(Likeness.of(one, other).isLikely());
    }

    @Test
    void addressAndBirthDateAreOnePersonAndAnotherBirthDateIsTwo() {
        var one = person("Ng", "Mei", BORN, "mei@customs.example", "SG", "");
        var married = person("Tan", "Mei", BORN, "mei@customs.example", "SG", "");
        assertTrue(Likeness.of(one, married).isLikely());
        var child = person("Ng", "Mei", BORN.plusYears(25), "mei@customs.example", "SG", "");
        assertFalse(Likeness.of(one, child).isLikely());
    }

    @Test
    void anotherSexSpeaksAgainst() {
        var her = new NewPerson("Ali", "Nur", Sex.F, null, null, Language.EN, "MY", null, "");
        var him = new NewPerson("Ali", "Nur", Sex.M, null, null, Language.EN, "MY", null, "");
        assertFalse(Likeness.of(Traits.of(her), Traits.of(him)).isLikely());
    }

    private static Traits person(
            String family, String given, LocalDate born, String email, String member, String own) {
        return Traits.of(
                new NewPerson(family, given, null, email, born, Language.EN, member, null, "")
                        .inOwnScript(own));
    }
}
