package org.muster.funding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** A part of the agreed amount that is due on a day, and received on one. */
@Entity
@Table(name = "instalment")
class Instalment {
    enum State {
        SCHEDULED,
        DUE,
        RECEIVED,
        OVERDUE,
        WAIVED
    }

    @EmbeddedId private InstalmentId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "received_on")
    private LocalDate receivedOn;

    @Enumerated(EnumType.STRING)
    private State state;

    private String condition;

    @Column(name = "received_by")
    private String receivedBy;

    @Column(name = "met_on")
    private LocalDate metOn;

    @Column(name = "met_by")
    private String metBy;

    @Column(name = "met_evidence")
    private String metEvidence;

    protected Instalment() {}

    /**
     * @param condition what has to be met before the money is the fund's; empty for nothing
     */
    static Instalment schedule(
            ContributionId contribution, LocalDate dueOn, long amountMinor, String condition) {
        if (amountMinor <= 0) {
            throw new InvalidInput("amount", "An instalment is more than nothing");
        }
        var instalment = new Instalment();
        instalment.id = InstalmentId.next();
        instalment.contribution = contribution;
        instalment.dueOn = dueOn;
        instalment.amountMinor = amountMinor;
        instalment.condition = condition;
        instalment.state = State.SCHEDULED;
        return instalment;
    }

    void receive(LocalDate on, Actor by) {
        requireOpen();
        receivedOn = on;
        receivedBy = by.login();
        state = State.RECEIVED;
    }

    /** It is less than it was, and what is left is an instalment of its own. */
    Instalment part(long minor) {
        requireOpen();
        var rest = schedule(contribution, dueOn, amountMinor - minor, condition);
        amountMinor = minor;
        return rest;
    }

    /** Nobody waits for it any more. */
    void waive() {
        requireOpen();
        state = State.WAIVED;
    }

    private void requireOpen() {
        if (state == State.RECEIVED || state == State.WAIVED) {
            throw new WrongState("The instalment", state);
        }
    }

    /** Its condition is met, says somebody other than who entered the money. */
    void meet(LocalDate on, String evidence, Actor by) {
        if (state != State.RECEIVED || !isConditional() || metOn != null) {
            throw new WrongState("The instalment", state);
        }
        if (on.isBefore(receivedOn)) {
            throw new InvalidInput("metOn", Told.of("why.condition.before", receivedOn));
        }
        FourEyes.require(receivedBy, by);
        metEvidence = ContributionTerms.required("evidence", evidence, 300);
        metOn = on;
        metBy = by.login();
    }

    /** Its money went back: it is due again. What is income already is taken back first. */
    void giveBack() {
        if (metOn != null) {
            throw new InvalidInput("entry", Told.of("why.ledger.met"));
        }
        receivedOn = null;
        receivedBy = null;
        state = State.SCHEDULED;
    }

    /** Its condition is not met after all. */
    void unmeet() {
        metOn = null;
        metBy = null;
        metEvidence = null;
    }

    /** Its money waits for a condition: this and no other may be given back for want of it. */
    void requireDeferred(ContributionId of, long minor) {
        var isWaiting = state == State.RECEIVED && isConditional() && metOn == null;
        if (!contribution.equals(of) || !isWaiting) {
            throw new InvalidInput("instalment", Told.of("why.cash.instalment"));
        }
        if (minor != amountMinor) {
            throw new InvalidInput("amount", Told.of("why.cash.whole"));
        }
    }

    boolean isConditional() {
        return !condition.isEmpty();
    }

    InstalmentId id() {
        return id;
    }

    ContributionId contribution() {
        return contribution;
    }

    long amountMinor() {
        return amountMinor;
    }
}
