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
import java.util.UUID;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/**
 * Money promised out of an allocation, in the contribution's currency. Each cent of it is resolved
 * once: posted as expenditure or released; what is neither is open.
 */
@Entity
@Table(name = "commitment")
public class Commitment {
    /** Open, partly or wholly turned into expenditure, or given back unused. */
    public enum State {
        OPEN,
        PART_LIQUIDATED,
        LIQUIDATED,
        CANCELLED,
        EXPIRED
    }

    @EmbeddedId private CommitmentId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "allocation_id"))
    private AllocationId allocation;

    @Column(name = "participation_id")
    private UUID participation;

    @Enumerated(EnumType.STRING)
    private CostCategory category;

    @Embedded
    @AttributeOverride(name = "minor", column = @Column(name = "original_minor"))
    private Money original;

    @Column(name = "posted_minor")
    private long postedMinor;

    @Column(name = "released_minor")
    private long releasedMinor;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "committed_on")
    private LocalDate committedOn;

    @Column(name = "entered_by")
    private String enteredBy;

    private String payee = "";

    protected Commitment() {}

    static Commitment reserve(
            Allocation from, UUID participation, Money amount, LocalDate on, Actor by) {
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", "A commitment is more than nothing");
        }
        var commitment = new Commitment();
        commitment.id = CommitmentId.next();
        commitment.allocation = from.id();
        commitment.participation = participation;
        commitment.category = from.category();
        commitment.original = amount;
        commitment.state = State.OPEN;
        commitment.committedOn = on;
        commitment.enteredBy = by.login();
        return commitment;
    }

    /** Names whom the money is promised to where it is no participant. */
    void promiseTo(String newPayee) {
        payee = ContributionTerms.required("payee", newPayee, 120);
    }

    /** Promises more to the same participation, after what was promised first is resolved. */
    void reserveAgain(Money amount) {
        original = original.plus(amount);
        settle();
    }

    void post(Money amount) {
        requireOpen(amount);
        postedMinor += amount.minor();
        settle();
    }

    void release(Money amount) {
        requireOpen(amount);
        releasedMinor += amount.minor();
        settle();
    }

    public CommitmentId id() {
        return id;
    }

    public AllocationId allocation() {
        return allocation;
    }

    public Money original() {
        return original;
    }

    public Money posted() {
        return new Money(postedMinor, original.currency());
    }

    public Money released() {
        return new Money(releasedMinor, original.currency());
    }

    public Money open() {
        return original.minus(posted()).minus(released());
    }

    public State state() {
        return state;
    }

    private void requireOpen(Money amount) {
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", "Only more than nothing is posted or released");
        }
        if (amount.exceeds(open())) {
            throw new CommitmentExceeded(id, amount, open());
        }
    }

    private void settle() {
        if (!open().isZero()) {
            state = postedMinor == 0 ? State.OPEN : State.PART_LIQUIDATED;
        } else {
            state = postedMinor == 0 ? State.CANCELLED : State.LIQUIDATED;
        }
    }
}
