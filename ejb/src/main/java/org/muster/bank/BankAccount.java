package org.muster.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import org.muster.shared.AccountNumber;
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
        account.number = AccountNumber.read("number", number).text();
        account.currency = Money.currency(currency);
        account.active = true;
        account.openedBy = by.login();
        account.openedAt = at;
        return account;
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
