package org.muster.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name has one key, however it is written. */
class NameKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Ødegård-Ñuñez Ana, ana nunez odegard",
        "ana ODEGARD NUNEZ, ana nunez odegard",
        "Əliyev Çingiz, aliyev cingiz",
        "Юрий Жданов, yuriy zhdanov",
        "Чинара Хусаинова, chinara khusainova",
        "王小明, ming wang xiao",
        "O'Brien Seán, obrien sean"
    })
    void aKeyIsTheWordsInPlainLatinLetters(String name, String key) {
        assertEquals(key, NameKey.of(name).text());
    }

    @Test
    void whoIsCalledNothingHasNoKey() {
        assertEquals("", NameKey.of(null, " - ").text());
        assertEquals(0, NameKey.of("").words().size());
    }

    @ParameterizedTest
    @CsvSource({
        "mohammed, muhamad",
        "khalid, halid",
        "zhanna, jana",
        "hussein, hosayn",
        "wali, vali",
        "yuriy, yury",
        "iurii, yuri",
        "ilya, ilia"
    })
    void aSoundIsWhatEveryWayOfWritingKeeps(String one, String other) {
        assertEquals(NameKey.sound(one), NameKey.sound(other));
    }

    @Test
    void arabicLettersSoundLikeTheirLatinName() {
        var own = NameKey.of("محمد خالد");
        var latin = NameKey.of("Khalid", "Mohammed");
        assertEquals(NameKey.sounds(latin), NameKey.sounds(own));
    }

    @Test
    void shortNamesKeepTheirVowels() {
        assertNotEquals(NameKey.sound("li"), NameKey.sound("lu"));
    }
}
