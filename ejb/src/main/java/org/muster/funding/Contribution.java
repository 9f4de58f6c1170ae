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
import java.time.LocalDate;
import java.util.Currency;
import org.muster.funding.ContributionTerms.Basis;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.funding.ContributionTerms.Recognition;
import org.muster.funding.ContributionTerms.RefundPolicy;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.Money;

/**
 * A donor's agreement with its money. It carries money only after a second person has signed it
 * off; its row is the lock under which allocations and costs are weighed.
 */
@Entity
@Table(name = "contribution")
public class Contribution {
    @EmbeddedId private ContributionId id;

    @Version private long version;

    @Column(name = "agreement_no")
    private String agreementNo;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "donor_id"))
    private DonorId donor;

    private String title;

    @Embedded
    @AttributeOverride(name = "minor", column = @Column(name = "agreed_minor"))
    private Money agreed;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    @Enumerated(EnumType.STRING)
    private Recognition recognition;

    @Enumerated(EnumType.STRING)
    @Column(name = "fx_method")
    private FxMethod fxMethod;

    @Column(name = "rate_source")
    private String rateSource;

    @Enumerated(EnumType.STRING)
    @Column(name = "interest_policy")
    private InterestPolicy interestPolicy;

    @Enumerated(EnumType.STRING)
    @Column(name = "refund_policy")
    private RefundPolicy refundPolicy;

    @Column(name = "earmark_category")
    private String earmarkCategory;

    @Column(name = "psc_basis_points")
    private int pscBasisPoints;

    @Embedded
    @AttributeOverride(name = "from", column = @Column(name = "valid_from"))
    @AttributeOverride(name = "to", column = @Column(name = "valid_to"))
    private DateRange validity;

    @Column(name = "liquidation_to")
    private LocalDate liquidationTo;

    @Enumerated(EnumType.STRING)
    private ContributionState state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "approved_by")
    private String approvedBy;

    protected Contribution() {}

    static Contribution enter(ContributionTerms terms, Actor by) {
        var contribution = new Contribution();
        contribution.id = ContributionId.next();
        contribution.agreementNo = terms.agreementNo();
        contribution.donor = terms.donor();
        contribution.title = terms.title();
        contribution.agreed = terms.agreed();
        contribution.basis = terms.basis();
        contribution.recognition = terms.recognition();
        contribution.fxMethod = terms.fxMethod();
        contribution.rateSource = terms.rateSource();
        contribution.interestPolicy = terms.interestPolicy();
        contribution.refundPolicy = terms.refundPolicy();
        contribution.earmarkCategory = terms.earmarkCategory();
        contribution.pscBasisPoints = terms.pscBasisPoints();
        contribution.validity = terms.validity();
        contribution.liquidationTo = terms.liquidationTo();
        contribution.state = ContributionState.DRAFT;
        contribution.enteredBy = by.login();
        return contribution;
    }

    /** Signed off by a second person: from now on money may move. */
    void sign(Actor by) {
        if (state != ContributionState.DRAFT && state != ContributionState.PLEDGED) {
            throw new WrongState(agreementNo, state);
        }
        FourEyes.require(enteredBy, by);
        approvedBy = by.login();
        state = ContributionState.SIGNED;
    }

    /** The first money makes a signed agreement an active one. */
    void activate() {
        requireMoney();
        state = ContributionState.ACTIVE;
    }

    /** By an addendum: the amount, the ends, whose the interest is and whose what is left. */
    void amend(
            long agreedMinor,
            LocalDate validTo,
            LocalDate toBePaidUntil,
            InterestPolicy interest,
            RefundPolicy refund) {
        agreed = new Money(agreedMinor, agreed.currency());
        validity = new DateRange(validity.from(), validTo);
        liquidationTo = toBePaidUntil;
        interestPolicy = interest;
        refundPolicy = refund;
    }

    /** Nothing moves any more; what was told of it stays. */
    void close() {
        requireMoney();
        state = ContributionState.CLOSED;
    }

    void requireMoney() {
        if (!state.carriesMoney()) {
            throw new WrongState(agreementNo, state);
        }
    }

    /** The programme support cost of so much direct cost, rounded half up. */
    Money supportOf(Money direct) {
        return ContributionTerms.support(direct, pscBasisPoints);
    }

    public ContributionId id() {
        return id;
    }

    public String agreementNo() {
        return agreementNo;
    }

    public DonorId donor() {
        return donor;
    }

    public String title() {
        return title;
    }

    public Money agreed() {
        return agreed;
    }

    public Currency currency() {
        return agreed.currency();
    }

    public Basis basis() {
        return basis;
    }

    public Recognition recognition() {
        return recognition;
    }

    public FxMethod fxMethod() {
        return fxMethod;
    }

    /** Whose rates an average is made of; null for those of the books. */
    public String rateSource() {
        return rateSource;
    }

    public InterestPolicy interestPolicy() {
        return interestPolicy;
    }

    public RefundPolicy refundPolicy() {
        return refundPolicy;
    }

    public String earmarkCategory() {
        return earmarkCategory;
    }

    public int pscBasisPoints() {
        return pscBasisPoints;
    }

    public DateRange validity() {
        return validity;
    }

    public LocalDate liquidationTo() {
        return liquidationTo;
    }

    public ContributionState state() {
        return state;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public String approvedBy() {
        return approvedBy;
    }
}
