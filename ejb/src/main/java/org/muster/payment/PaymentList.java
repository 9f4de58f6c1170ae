package org.muster.payment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.muster.bank.BankAccount;
import org.muster.bank.BankAccountId;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.CurrencyConverter;
import org.muster.shared.FourEyes;

/**
 * Payments of one account of the house that go to its bank in one go, or are handed out at an event
 * in cash. Once sent it stays as it was sent.
 */
@Entity
@Table(name = "payment_list")
public class PaymentList {
    /** To the bank, or in cash against signatures. */
    public enum Kind {
        BANK,
        CASH
    }

    @EmbeddedId private PaymentListId id;

    @Version private long version;

    @Column(name = "list_no")
    private String listNo;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private BankAccountId account;

    @Column(name = "event_id")
    private UUID event;

    @Convert(converter = CurrencyConverter.class)
    private Currency currency;

    @Enumerated(EnumType.STRING)
    private PaymentListState state;

    @Column(name = "prepared_by")
    private String preparedBy;

    @Column(name = "prepared_at")
    private Instant preparedAt;

    @Column(name = "approved_by")
    private String approvedBy;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @Column(name = "sent_by")
    private String sentBy;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected PaymentList() {}

    static PaymentList prepare(
            String listNo, BankAccount from, EventId event, Actor by, Instant at) {
        var list = new PaymentList();
        list.id = PaymentListId.next();
        list.listNo = listNo;
        list.kind = event == null ? Kind.BANK : Kind.CASH;
        list.account = from.id();
        list.event = event == null ? null : event.value();
        list.currency = from.currency();
        list.state = PaymentListState.PREPARED;
        list.preparedBy = by.login();
        list.preparedAt = at;
        return list;
    }

    void approve(Actor by, Instant at) {
        require(PaymentListState.PREPARED);
        FourEyes.require(preparedBy, by);
        approvedBy = by.login();
        approvedAt = at;
        state = PaymentListState.APPROVED;
    }

    /** Something in it may still be paid otherwise. */
    void requireLive() {
        if (state == PaymentListState.BOOKED || state == PaymentListState.CANCELLED) {
            throw new PaymentListNotOpen(listNo, state);
        }
    }

    /** What was not sent yet is given up. */
    void cancel() {
        if (state != PaymentListState.APPROVED) {
            require(PaymentListState.PREPARED);
        }
        state = PaymentListState.CANCELLED;
    }

    void send(Actor by, Instant at) {
        require(PaymentListState.APPROVED);
        sentBy = by.login();
        sentAt = at;
        state = PaymentListState.SENT;
    }

    /** No line of it waits any more: what was sent is done, the rest given up. */
    void finish() {
        requireLive();
        state =
                state == PaymentListState.SENT
                        ? PaymentListState.BOOKED
                        : PaymentListState.CANCELLED;
    }

    /** Only cash is handed out. */
    void requireCash() {
        if (kind != Kind.CASH) {
            throw new PaymentListNotOpen(listNo, state);
        }
    }

    void require(PaymentListState wanted) {
        if (state != wanted) {
            throw new PaymentListNotOpen(listNo, state);
        }
    }

    PaymentListId id() {
        return id;
    }

    String listNo() {
        return listNo;
    }

    Kind kind() {
        return kind;
    }

    Currency currency() {
        return currency;
    }

    PaymentListState state() {
        return state;
    }
}
