package org.muster.bank;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.muster.shared.CurrencyConverter;

/** What a bank says of an account between two balances; kept as it came and never changed. */
@Entity
@Table(name = "bank_statement")
class BankStatement {
    @EmbeddedId private BankStatementId id;

    @Column(name = "file_id")
    private UUID file;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private BankAccountId account;

    private String format;

    @Column(name = "statement_no")
    private String statementNo;

    @Column(name = "page_no")
    private int pageNo;

    @Convert(converter = CurrencyConverter.class)
    private Currency currency;

    @Column(name = "opening_on")
    private LocalDate openingOn;

    @Column(name = "opening_minor")
    private long openingMinor;

    @Column(name = "closing_on")
    private LocalDate closingOn;

    @Column(name = "closing_minor")
    private long closingMinor;

    @Column(name = "not_booked")
    private int notBooked;

    private String fingerprint;

    protected BankStatement() {}

    static BankStatement of(CamtStatement read, BankAccountId account, BankFile file) {
        var statement = new BankStatement();
        statement.id = BankStatementId.next();
        statement.file = file.id();
        statement.account = account;
        statement.format = read.source().namespace().replaceAll(".*:", "");
        statement.statementNo = read.no();
        statement.pageNo = read.page();
        statement.currency = read.currency();
        statement.openingOn = read.opening().on();
        statement.openingMinor = read.opening().amount().minor();
        statement.closingOn = read.closing().on();
        statement.closingMinor = read.closing().amount().minor();
        statement.notBooked = read.notBooked();
        statement.fingerprint = read.fingerprint();
        return statement;
    }

    BankStatementId id() {
        return id;
    }
}
