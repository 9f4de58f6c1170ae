package org.muster.payment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.Money;

/** One line of a list: whom it pays, what for, and under which id a bank tells of it. */
@Entity
@Table(name = "payment")
class Payment {
    @EmbeddedId private PaymentId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "list_id"))
    private PaymentListId list;

    private int position;

    @Enumerated(EnumType.STRING)
    private PaymentKind kind;

    @Column(name = "document_id")
    private UUID document;

    private String reference;

    private String payee;

    @Embedded private Money amount;

    @Column(name = "end_to_end_id")
    private String endToEndId;

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    @Column(name = "booked_on")
    private LocalDate bookedOn;

    @Column(name = "account_told")
    private String accountTold;

    protected Payment() {}

    static Payment of(DueItem due, PaymentList list, int position) {
        var payment = new Payment();
        payment.id = PaymentId.next();
        payment.list = list.id();
        payment.position = position;
        payment.kind = due.kind();
        payment.document = due.document();
        payment.reference = due.reference();
        payment.payee = due.payee();
        payment.amount = due.amount();
        payment.endToEndId = list.listNo() + "-" + position;
        payment.state = PaymentState.LISTED;
        return payment;
    }

    /** Approved to go to that account, as it was told then; to none where it is blank. */
    void approve(String account) {
        require(PaymentState.LISTED);
        accountTold = account;
    }

    /** Whether the approval was for that account; before accounts were approved it was for any. */
    boolean mayGoTo(String account) {
        return accountTold == null || accountTold.equals(account);
    }

    void book(LocalDate on) {
        require(PaymentState.LISTED);
        bookedOn = on;
        state = PaymentState.BOOKED;
    }

    /** Its posting was taken back: what it paid is to be paid again. */
    void giveBack() {
        require(PaymentState.BOOKED);
        state = PaymentState.RETURNED;
    }

    void takeOut() {
        require(PaymentState.LISTED);
        state = PaymentState.TAKEN_OUT;
    }

    void requireListed() {
        require(PaymentState.LISTED);
    }

    private void require(PaymentState wanted) {
        if (state != wanted) {
            throw new PaymentListNotOpen(endToEndId, state);
        }
    }

    PaymentId id() {
        return id;
    }

    PaymentListId list() {
        return list;
    }

    int position() {
        return position;
    }

    PaymentKind kind() {
        return kind;
    }

    UUID document() {
        return document;
    }

    String reference() {
        return reference;
    }

    String payee() {
        return payee;
    }

    Money amount() {
        return amount;
    }

    String endToEndId() {
        return endToEndId;
    }

    boolean isListed() {
        return state == PaymentState.LISTED;
    }
}
