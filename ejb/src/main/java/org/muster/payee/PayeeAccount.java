package org.muster.payee;

import java.io.Serializable;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.muster.shared.AccountNumber;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * A bank account and whose it is.
 *
 * @param number an IBAN, or the account's number with the bank's code or name
 * @param currency the account's, by its ISO code
 */
public record PayeeAccount(String holder, String number, String bic, String bank, String currency)
        implements Serializable {
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final int LONGEST_NAME = 120;
    private static final char BETWEEN = '\n';

    /** What was typed, or the first field that cannot be taken. */
    public static PayeeAccount read(
            String holder, String number, String bic, String bank, String currency) {
        var whose = text("payeeHolder", holder);
        if (whose.isEmpty()) {
            throw new InvalidInput("payeeHolder", Told.of("why.payee.holder"));
        }
        var account = AccountNumber.read("payeeNumber", number);
        var code = AccountNumber.plain(bic);
        if (!code.isEmpty() && !BIC.matcher(code).matches()) {
            throw new InvalidInput("payeeBic", Told.of("why.payee.bic"));
        }
        var name = text("payeeBank", bank);
        if (!account.isIban() && code.isEmpty() && name.isEmpty()) {
            throw new InvalidInput("payeeBank", Told.of("why.payee.bank"));
        }
        return new PayeeAccount(whose, account.text(), code, name, currency(currency));
    }

    private static String currency(String typed) {
        var code = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException none) {
            throw new InvalidInput("payeeCurrency", Told.of("why.payee.currency"));
        }
    }

    private static String text(String field, String typed) {
        var text = typed == null ? "" : typed.strip();
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, Told.of("why.payee.long", LONGEST_NAME));
        }
        return text;
    }

    /** The end of the number, enough for its owner to know it again. */
    String end() {
        return number.substring(number.length() - Math.min(4, number.length() - 1));
    }

    String written() {
        return String.join("" + BETWEEN, holder, number, bic, bank, currency);
    }

    static PayeeAccount of(String written) {
        var parts = written.split("" + BETWEEN, -1);
        return new PayeeAccount(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** Nothing of it, so that no log tells it by mistake. */
    @Override
    public String toString() {
        return "a bank account";
    }
}
