package org.muster.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.muster.shared.Actor;
import org.muster.shared.CurrencyConverter;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * An account of the house at a bank, in one currency, known by its IBAN or by whatever number its
 * bank gives it. Statements of an account that is not active are not taken.
 */
@Entity
@Table(name = "bank_account")
public class BankAccount {
    private static final int LONGEST_NAME = 120;
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9/._-]{1,34}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    @EmbeddedId private BankAccountId id;

    @Version private long version;

    private String name;

    private String number;

    @Convert(converter = CurrencyConverter.class)
    private Currency currency;

    private boolean active;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "opened_at")
    private Instant openedAt;

    protected BankAccount() {}

    static BankAccount open(String name, String number, String currency, Actor by, Instant at) {
        var account = new BankAccount();
        account.id = BankAccountId.next();
        account.name = name == null ? "" : name.strip();
        if (account.name.isEmpty() || account.name.length() > LONGEST_NAME) {
            throw new InvalidInput("name", Told.of("why.bank.name", LONGEST_NAME));
        }
        account.number = plain(number);
        requireNumber(account.number);
        account.currency = Money.currency(currency);
        account.active = true;
        account.openedBy = by.login();
        account.openedAt = at;
        return account;
    }

    /** A number as banks compare it: capital letters and no spaces. */
    static String plain(String number) {
        return number == null ? "" : number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** What looks like an IBAN has its check digits: a mistyped one is nobody's account. */
    private static void requireNumber(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new InvalidInput("number", Told.of("why.bank.number"));
        }
        if (IBAN.matcher(number).matches() && !isChecked(number)) {
            throw new InvalidInput("number", Told.of("why.bank.iban", number));
        }
    }

    /** ISO 13616: the country and check digits go behind, letters count from 10, modulo 97 is 1. */
    private static boolean isChecked(String iban) {
        var digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(each -> digits.append(Character.digit(each, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }

    void close() {
        active = false;
    }

    void reopen() {
        active = true;
    }

    public BankAccountId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String number() {
        return number;
    }

    public Currency currency() {
        return currency;
    }

    public boolean isActive() {
        return active;
    }
}
