package org.muster.shared;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a bank account as banks compare it: capital letters and no spaces. What looks like
 * an IBAN has its check digits, for a mistyped one is nobody's account or, worse, somebody else's.
 */
public record AccountNumber(String text) {
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9/._-]{1,34}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /** The number as typed, or why it is none, under the field it was typed in. */
    public static AccountNumber read(String field, String typed) {
        var number = new AccountNumber(plain(typed));
        if (!NUMBER.matcher(number.text).matches()) {
            throw new InvalidInput(field, Told.of("why.bank.number"));
        }
        if (number.isIban() && !number.isChecked()) {
            throw new InvalidInput(field, Told.of("why.bank.iban", number.text));
        }
        return number;
    }

    public static String plain(String typed) {
        return typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    public boolean isIban() {
        return IBAN.matcher(text).matches();
    }

    /** ISO 13616: the country and check digits go behind, letters count from 10, modulo 97 is 1. */
    private boolean isChecked() {
        var digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4))
                .chars()
                .forEach(each -> digits.append(Character.digit(each, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }
}
