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
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.funding.ContributionTerms.RefundPolicy;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;

/**
 * What was agreed with the donor later: another amount, other dates, another's interest or what is
 * left. In force once a second person has approved it; from then on it keeps what stood before.
 */
@Entity
@Table(name = "addendum")
public class Addendum {
    /** Entered and waiting, approved and in force, or refused. */
    public enum State {
        ENTERED,
        APPROVED,
        REFUSED
    }

    @EmbeddedId private AddendumId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    private String reference;

    @Column(name = "agreed_on")
    private LocalDate agreedOn;

    @Column(name = "agreed_minor")
    private long agreedMinor;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "liquidation_to")
    private LocalDate liquidationTo;

    // Both null where it stays as it was.
    @Enumerated(EnumType.STRING)
    @Column(name = "interest_policy")
    private InterestPolicy interestPolicy;

    @Enumerated(EnumType.STRING)
    @Column(name = "refund_policy")
    private RefundPolicy refundPolicy;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "agreed_minor_before")
    private Long agreedMinorBefore;

    @Column(name = "valid_to_before")
    private LocalDate validToBefore;

    @Column(name = "liquidation_to_before")
    private LocalDate liquidationToBefore;

    @Enumerated(EnumType.STRING)
    @Column(name = "interest_policy_before")
    private InterestPolicy interestPolicyBefore;

    @Enumerated(EnumType.STRING)
    @Column(name = "refund_policy_before")
    private RefundPolicy refundPolicyBefore;

    protected Addendum() {}

    static Addendum enter(NewAddendum entered, Actor by, Instant at) {
        var addendum = new Addendum();
        addendum.id = AddendumId.next();
        addendum.contribution = entered.contribution();
        addendum.reference = entered.reference();
        addendum.agreedOn = entered.agreedOn();
        addendum.agreedMinor = entered.agreed().minor();
        addendum.validTo = entered.validTo();
        addendum.liquidationTo = entered.liquidationTo();
        addendum.interestPolicy = entered.interestPolicy().orElse(null);
        addendum.refundPolicy = entered.refundPolicy().orElse(null);
        addendum.state = State.ENTERED;
        addendum.enteredBy = by.login();
        addendum.enteredAt = at;
        return addendum;
    }

    /** From now on the contribution's terms are these. */
    void approve(Contribution changed, Actor by, Instant at) {
        decide(State.APPROVED, by, at);
        agreedMinorBefore = changed.agreed().minor();
        validToBefore = changed.validity().to();
        liquidationToBefore = changed.liquidationTo();
        interestPolicyBefore = changed.interestPolicy();
        refundPolicyBefore = changed.refundPolicy();
        changed.amend(
                agreedMinor,
                validTo,
                liquidationTo,
                interestPolicy == null ? interestPolicyBefore : interestPolicy,
                refundPolicy == null ? refundPolicyBefore : refundPolicy);
    }

    void refuse(Actor by, Instant at) {
        decide(State.REFUSED, by, at);
    }

    private void decide(State to, Actor by, Instant at) {
        if (state != State.ENTERED) {
            throw new WrongState(reference, state);
        }
        FourEyes.require(enteredBy, by);
        state = to;
        decidedBy = by.login();
        decidedAt = at;
    }

    AddendumId id() {
        return id;
    }

    ContributionId contribution() {
        return contribution;
    }

    long agreedMinor() {
        return agreedMinor;
    }

    LocalDate validTo() {
        return validTo;
    }
}
