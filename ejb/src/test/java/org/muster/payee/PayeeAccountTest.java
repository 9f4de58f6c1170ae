package org.muster.payee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.shared.InvalidInput;

/** An account is taken as banks write it, and what cannot be one is refused by its field. */
class PayeeAccountTest {

    @Test
    void anIbanNeedsNoBankAndIsWrittenWithoutSpaces() {
        var account = PayeeAccount.read(" Ana Núñez ", "be68 5390 0754 7034", "", "", "eur");
        assertEquals("BE68539007547034", account.number());
        assertEquals("EUR", account.currency());
        assertEquals("7034", account.end());
        assertEquals(account, PayeeAccount.of(account.written()));
        assertFalse(account.toString().contains("7034"), "nothing in a log");
    }

    @ParameterizedTest
    @CsvSource({
        "payeeHolder, '', BE68539007547034, '', '', EUR",
        "payeeNumber, A, BE68539007547035, '', '', EUR",
        "payeeNumber, A, '12;34', '', '', EUR",
        "payeeBic, A, BE68539007547034, XX, '', EUR",
        "payeeBank, A, 00123456, '', '', THB",
        "payeeCurrency, A, BE68539007547034, '', '', EURO"
    })
    void whatCannotBeAnAccountIsRefusedByItsField(
            String field, String holder, String number, String bic, String bank, String currency) {
        var refused =
                assertThrows(
                        InvalidInput.class,
                        () -> PayeeAccount.read(holder, number, bic, bank, currency));
        assertEquals(field, refused.field());
    }

    @Test
    void anotherNumberTakesTheBanksCodeOrName() {
        assertEquals("BKKBTHBK", PayeeAccount.read("A", "00123456", "bkkbthbk", "", "THB").bic());
        assertEquals("Bank", PayeeAccount.read("A", "00123456", "", "Bank", "THB").bank());
    }
}
