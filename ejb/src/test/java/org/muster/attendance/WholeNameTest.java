package org.muster.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name in one cell is taken apart as people write them, with its letters as they are. */
class WholeNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lovelace, Ada | Lovelace | Ada",
                "de la Cruz,María José | de la Cruz | María José",
                "الأمين، محمد | الأمين | محمد",
                "LOVELACE Ada | LOVELACE | Ada",
                "VAN DER BERG Jan Piet | VAN DER BERG | Jan Piet",
                "Jean-Luc DUPONT-MARTIN | DUPONT-MARTIN | Jean-Luc",
                "ИВАНОВ Юрий Петрович | ИВАНОВ | Юрий Петрович",
                "Ada  King Lovelace | Lovelace | Ada King",
                "J. R. Smith | Smith | J. R.",
                "ADA LOVELACE | LOVELACE | ADA",
                "Ng Li | Li | Ng",
                "王小丽 | 王小丽 | ''",
                "Pelé | Pelé | ''",
                "'' | '' | ''"
            })
    void aNameInOneCellIsProposedApart(String written, String family, String given) {
        assertEquals(new WholeName(family, given), WholeName.apart(written));
    }
}
