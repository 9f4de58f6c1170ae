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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.funding.ContributionTerms.RefundPolicy;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.Money;

/**
 * The money that is left of a contribution and what becomes of it, as the agreement says: entered
 * by one person; on a second person's approval it leaves the books, and they are closed.
 */
@Entity
@Table(name = "final_balance")
public class FinalBalance {
    /** Entered and waiting, approved and posted, or refused. */
    public enum State {
        ENTERED,
        APPROVED,
        REFUSED
    }

    @EmbeddedId private FinalBalanceId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Enumerated(EnumType.STRING)
    private RefundPolicy policy;

    private String reference;

    @Column(name = "on_day")
    private LocalDate onDay;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "to_id"))
    private ContributionId to;

    @Embedded private Money amount;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "decided_by")
    private String decidedBy;

    protected FinalBalance() {}

    static FinalBalance enter(
            NewFinalBalance entered, RefundPolicy policy, Money left, Actor by, Instant at) {
        var balance = new FinalBalance();
        balance.id = FinalBalanceId.next();
        balance.contribution = entered.contribution();
        balance.policy = policy;
        balance.reference = entered.reference();
        balance.onDay = entered.on();
        balance.to = entered.to();
        balance.amount = left;
        balance.state = State.ENTERED;
        balance.enteredBy = by.login();
        balance.enteredAt = at;
        return balance;
    }

    void decide(State as, Actor by) {
        if (state != State.ENTERED) {
            throw new WrongState(reference, state);
        }
        FourEyes.require(enteredBy, by);
        decidedBy = by.login();
        state = as;
    }

    FinalBalanceId id() {
        return id;
    }

    ContributionId contribution() {
        return contribution;
    }

    /** The other contribution it goes to; empty where it goes to none. */
    Optional<ContributionId> to() {
        return Optional.ofNullable(to);
    }

    /** All whose books it moves. */
    List<ContributionId> contributions() {
        return Stream.concat(Stream.of(contribution), to().stream()).toList();
    }

    RefundPolicy policy() {
        return policy;
    }

    String reference() {
        return reference;
    }

    LocalDate onDay() {
        return onDay;
    }

    Money amount() {
        return amount;
    }
}
