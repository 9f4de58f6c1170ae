package org.muster.funding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Purpose;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/** A supplier's or carrier's invoice: entered by one person, approved by another, posted once. */
@Entity
@Table(name = "cost_document")
public class CostDocument {
    /** Entered and waiting, approved and posted, or refused. */
    public enum State {
        ENTERED,
        APPROVED,
        REFUSED
    }

    @EmbeddedId private CostDocumentId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Enumerated(EnumType.STRING)
    private CostCategory category;

    @Column(name = "sub_line")
    private String subLine;

    @Enumerated(EnumType.STRING)
    private Beneficiary beneficiary;

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

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "commitment_id"))
    private CommitmentId commitment;

    @Column(name = "member_code")
    private String memberCode;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "approved_by")
    private String approvedBy;

    protected CostDocument() {}

    static CostDocument enter(NewCostDocument entered, Actor by, Instant at) {
        var document = new CostDocument();
        document.id = CostDocumentId.next();
        document.contribution = entered.contribution();
        document.event = entered.event();
        document.category = entered.category();
        document.subLine = entered.subLine();
        document.beneficiary = entered.beneficiary();
        document.supplier = entered.supplier();
        document.documentNo = entered.documentNo();
        document.documentDate = entered.documentDate();
        document.amount = entered.amount();
        document.commitment = entered.commitment();
        document.memberCode = entered.memberCode();
        document.state = State.ENTERED;
        document.enteredBy = by.login();
        document.enteredAt = at;
        return document;
    }

    void approve(Actor by) {
        decide(State.APPROVED, by);
        approvedBy = by.login();
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

    private void decide(State to, Actor by) {
        if (state != State.ENTERED) {
            throw new WrongState(documentNo, state);
        }
        FourEyes.require(enteredBy, by);
        state = to;
    }

    Purpose purpose() {
        return Purpose.of(contribution.value(), event, category).under(subLine);
    }

    public CostDocumentId id() {
        return id;
    }

    public ContributionId contribution() {
        return contribution;
    }

    EventId event() {
        return event;
    }

    CostCategory category() {
        return category;
    }

    Beneficiary beneficiary() {
        return beneficiary;
    }

    public String documentNo() {
        return documentNo;
    }

    public LocalDate documentDate() {
        return documentDate;
    }

    public Money amount() {
        return amount;
    }

    CommitmentId commitment() {
        return commitment;
    }

    String memberCode() {
        return memberCode;
    }

    public State state() {
        return state;
    }
}
