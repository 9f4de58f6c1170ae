package org.muster.funding;

import static org.muster.ledger.LedgerAccount.BANK;
import static org.muster.ledger.LedgerAccount.EXPENSE;
import static org.muster.ledger.LedgerAccount.PAYABLE;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.ListIndexBase;
import org.muster.ledger.Posting;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What a supplier, carrier or bank asks for, or gives back: entered by one person, approved by
 * another, posted once as one entry with a line for each of its shares.
 */
@Entity
@Table(name = "cost_document")
public class CostDocument {
    /** Entered and waiting, approved and posted, refused, or posted and taken back. */
    public enum State {
        ENTERED,
        APPROVED,
        REFUSED,
        REVERSED
    }

    @EmbeddedId private CostDocumentId id;

    @Version private long version;

    @Enumerated(EnumType.STRING)
    private CostKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "credits"))
    private CostDocumentId credits;

    private String supplier;

    @Column(name = "document_no")
    private String documentNo;

    @Column(name = "document_date")
    private LocalDate documentDate;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    @Column(name = "from_advance")
    private boolean fromAdvance;

    @Embedded private Money amount;

    @ElementCollection
    @CollectionTable(name = "cost_share", joinColumns = @JoinColumn(name = "document_id"))
    @OrderColumn(name = "share_no")
    @ListIndexBase(1)
    private List<CostShare> shares = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "approved_by")
    private String approvedBy;

    protected CostDocument() {}

    static CostDocument enter(
            NewCostDocument entered, List<CostShare> shares, Actor by, Instant at) {
        var document = new CostDocument();
        document.kind = entered.kind();
        document.supplier = entered.supplier();
        document.documentNo = entered.documentNo();
        document.documentDate = entered.documentDate();
        document.amount = entered.amount();
        return document.entered(shares, by, at);
    }

    /** What its supplier gives back of this document. */
    CostDocument credit(NewCredit credit, List<CostShare> parts, Actor by, Instant at) {
        var document = new CostDocument();
        document.kind = credit.kind();
        document.credits = id;
        document.supplier = supplier;
        document.documentNo = credit.documentNo();
        document.documentDate = credit.documentDate();
        document.amount = credit.amount();
        return document.entered(parts, by, at);
    }

    private CostDocument entered(List<CostShare> parts, Actor by, Instant at) {
        id = CostDocumentId.next();
        shares.addAll(parts);
        state = State.ENTERED;
        enteredBy = by.login();
        enteredAt = at;
        return this;
    }

    void approve(Actor by) {
        decide(State.APPROVED, by);
        approvedBy = by.login();
        if (kind.isPaidAtOnce()) {
            paidOn = documentDate;
        }
    }

    void refuse(Actor by) {
        decide(State.REFUSED, by);
    }

    void pay(LocalDate on) {
        if (state != State.APPROVED || paidOn != null) {
            throw new WrongState(documentNo, state);
        }
        if (on.isBefore(documentDate)) {
            throw new InvalidInput("paidOn", "Not paid before its date");
        }
        paidOn = on;
    }

    void settle(LocalDate on) {
        pay(on);
        fromAdvance = true;
    }

    /** Its posting is taken back: it is no cost any more. What was paid for it stays paid. */
    void reverse() {
        if (state != State.APPROVED) {
            throw new WrongState(documentNo, state);
        }
        state = State.REVERSED;
    }

    /** Its payment or settlement is taken back. */
    void unpay() {
        paidOn = null;
        fromAdvance = false;
    }

    /** Refuses to pay, settle or lower what is no cost yet, or none any more. */
    void requireStanding() {
        if (state != State.APPROVED) {
            throw new WrongState(documentNo, state);
        }
    }

    private void decide(State to, Actor by) {
        if (state != State.ENTERED) {
            throw new WrongState(documentNo, state);
        }
        FourEyes.require(enteredBy, by);
        state = to;
    }

    /** Refuses a credit of what was never posted, was a credit itself, or came later. */
    void requireCreditable(NewCredit credit) {
        if (kind.isCredit() || state != State.APPROVED) {
            throw new WrongState(documentNo, state);
        }
        if (credit.documentDate().isBefore(documentDate)) {
            throw new InvalidInput("documentDate", Told.of("why.credit.date", documentDate));
        }
        if (credit.kind() == CostKind.SUPPLIER_REFUND && paidOn == null) {
            throw new InvalidInput("kind", Told.of("why.credit.unpaid"));
        }
        if (!credit.amount().currency().equals(amount.currency())) {
            throw new InvalidInput("amount", Told.of("why.cash.currency", amount.currency()));
        }
    }

    /** Share n is line n; what is owed or moved for each follows in the same order. */
    Posting posting(LocalDate ratesOf) {
        var posting = Posting.of("COST_DOCUMENT", id, documentDate, label()).atRatesOf(ratesOf);
        for (var share : shares) {
            posting =
                    kind.isCredit()
                            ? posting.credit(EXPENSE, amount(share), share.purpose())
                            : posting.debit(EXPENSE, amount(share), share.purpose());
        }
        var other = kind.isPaidAtOnce() ? BANK : PAYABLE;
        for (var share : shares) {
            posting =
                    kind.isCredit()
                            ? posting.debit(other, amount(share), share.purpose())
                            : posting.credit(other, amount(share), share.purpose());
        }
        return posting;
    }

    private String label() {
        var categories =
                shares.stream()
                        .map(share -> share.category().name())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return categories + " " + documentNo;
    }

    public CostDocumentId id() {
        return id;
    }

    CostKind kind() {
        return kind;
    }

    /** The document whose cost it lowers; null for one that is a cost itself. */
    CostDocumentId credits() {
        return credits;
    }

    List<CostShare> shares() {
        return List.copyOf(shares);
    }

    Money amount(CostShare share) {
        return new Money(share.amountMinor(), amount.currency());
    }

    /** How much of a credit lowers the share of that number. */
    Money creditOf(int no) {
        return shares.stream()
                .filter(share -> share.creditedNo() == no)
                .map(this::amount)
                .reduce(Money.zero(amount.currency()), Money::plus);
    }

    Set<ContributionId> contributions() {
        return shares.stream().map(CostShare::contribution).collect(Collectors.toSet());
    }

    String supplier() {
        return supplier;
    }

    public String documentNo() {
        return documentNo;
    }

    public LocalDate documentDate() {
        return documentDate;
    }

    /** The day it was paid or settled; null before. */
    LocalDate paidOn() {
        return paidOn;
    }

    public Money amount() {
        return amount;
    }

    public State state() {
        return state;
    }
}
