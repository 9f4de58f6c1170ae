package org.muster.bank;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.muster.shared.Money;

/** What a statement says moved; credits are positive. Never changed. */
@Entity
@Table(name = "bank_entry")
class BankEntry {
    @EmbeddedId private BankEntryId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "statement_id"))
    private BankStatementId statement;

    @Column(name = "entry_no")
    private int entryNo;

    @Column(name = "detail_no")
    private int detailNo;

    @Embedded private Money amount;

    private boolean reversal;

    @Column(name = "booked_on")
    private LocalDate bookedOn;

    @Column(name = "value_on")
    private LocalDate valueOn;

    @Column(name = "end_to_end_id")
    private String endToEndId;

    @Column(name = "servicer_reference")
    private String servicerReference;

    private String remittance;

    private String counterparty;

    @Column(name = "counterparty_account")
    private String counterpartyAccount;

    protected BankEntry() {}

    static BankEntry of(CamtStatement.Entry read, BankStatementId statement) {
        var entry = new BankEntry();
        entry.id = BankEntryId.next();
        entry.statement = statement;
        entry.entryNo = read.no();
        entry.detailNo = read.detail();
        entry.amount = read.amount();
        entry.reversal = read.reversal();
        entry.bookedOn = read.bookedOn();
        entry.valueOn = read.valueOn();
        entry.endToEndId = read.references().endToEndId();
        entry.servicerReference = read.references().servicer();
        entry.remittance = read.references().remittance();
        entry.counterparty = read.references().counterparty();
        entry.counterpartyAccount = read.references().counterpartyAccount();
        return entry;
    }

    BankEntryId id() {
        return id;
    }

    BankStatementId statement() {
        return statement;
    }

    Money amount() {
        return amount;
    }

    LocalDate bookedOn() {
        return bookedOn;
    }
}
