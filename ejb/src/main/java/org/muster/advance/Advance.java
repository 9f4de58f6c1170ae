package org.muster.advance;

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
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.ContributionId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What a person gets before an event, out of what is promised to them: owed back until each cent of
 * it is settled by their claim, came back, or was written off by two people.
 */
@Entity
@Table(name = "advance")
public class Advance {
    /** All of what is expected, in hundredths of a per cent. */
    static final int WHOLE = 10_000;

    private static final int LONGEST_REASON = 500;

    @EmbeddedId private AdvanceId id;

    @Version private long version;

    @Column(name = "advance_no")
    private String advanceNo;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "participation_id"))
    private ParticipationId participation;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    /** The claim that was paid beyond what was due; null where it was paid before the event. */
    @Column(name = "claim_id")
    private UUID claim;

    /** The exception that found it overpaid. */
    @Column(name = "exception_id")
    private UUID exception;

    @Column(name = "expected_minor")
    private long expectedMinor;

    @Column(name = "share_basis_points")
    private int shareBasisPoints;

    @Embedded private Money amount;

    @Column(name = "settled_minor")
    private long settledMinor;

    @Column(name = "recovered_minor")
    private long recoveredMinor;

    @Column(name = "written_off_minor")
    private long writtenOffMinor;

    @Enumerated(EnumType.STRING)
    private AdvanceState state;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    @Column(name = "closed_on")
    private LocalDate closedOn;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "write_off_reason")
    private String writeOffReason;

    @Column(name = "write_off_by")
    private String writeOffBy;

    protected Advance() {}

    /**
     * An advance as it is proposed.
     *
     * @param expected what the person is expected to be due
     * @param amount the share of it
     */
    record Proposal(
            String advanceNo,
            EventId event,
            PersonId person,
            ParticipationId participation,
            ContributionId contribution,
            Money expected,
            int shareBasisPoints,
            Money amount,
            LocalDate dueOn) {}

    static Advance propose(Proposal made, Actor by, Instant at) {
        var advance = new Advance();
        advance.id = AdvanceId.next();
        advance.advanceNo = made.advanceNo();
        advance.event = made.event();
        advance.person = made.person();
        advance.participation = made.participation();
        advance.contribution = made.contribution();
        advance.expectedMinor = made.expected().minor();
        advance.shareBasisPoints = made.shareBasisPoints();
        advance.amount = made.amount();
        advance.state = AdvanceState.PROPOSED;
        advance.dueOn = made.dueOn();
        advance.proposedBy = by.login();
        advance.proposedAt = at;
        return advance;
    }

    /** What was paid by a claim and is to come back, as one person asked and another agreed. */
    static Advance overpaid(
            Proposal made,
            AdvanceRows.PaidClaim of,
            UUID cause,
            String askedBy,
            Actor by,
            Instant at) {
        var advance = propose(made, new Actor(askedBy), at);
        advance.claim = of.claim();
        advance.exception = cause;
        advance.approve(by, at);
        advance.pay(of.paidOn());
        return advance;
    }

    void approve(Actor by, Instant at) {
        require(AdvanceState.PROPOSED);
        decide(AdvanceState.APPROVED, by, at);
    }

    /** Also what was approved is refused as long as nobody paid it. */
    void refuse(Actor by, Instant at) {
        if (state != AdvanceState.APPROVED) {
            require(AdvanceState.PROPOSED);
        }
        decide(AdvanceState.REFUSED, by, at);
    }

    private void decide(AdvanceState to, Actor by, Instant at) {
        FourEyes.require(proposedBy, by);
        decidedBy = by.login();
        decidedAt = at;
        state = to;
    }

    void pay(LocalDate on) {
        require(AdvanceState.APPROVED);
        paidOn = on;
        state = AdvanceState.PAID;
    }

    /** Its payment is taken back: it is to be paid again. */
    void unpay() {
        if (state != AdvanceState.PAID || !open().equals(amount)) {
            throw new InvalidInput("entry", Told.of("why.ledger.settled"));
        }
        paidOn = null;
        state = AdvanceState.APPROVED;
    }

    /**
     * Part of it is settled, comes back or is written off; with the last of it nothing is asked.
     */
    void close(AdvanceMovement.Kind how, Money part, LocalDate on) {
        require(AdvanceState.PAID);
        if (part.exceeds(open())) {
            throw new AdvanceMoreThanOpen(advanceNo, part, open());
        }
        add(how, part.minor());
        closedOn = on;
        if (open().isZero()) {
            state = AdvanceState.valueOf(how.name());
            writeOffReason = null;
            writeOffBy = null;
        }
    }

    /** What closed part of it is taken back: that part is open again. */
    void reopen(AdvanceMovement.Kind how, Money part) {
        add(how, -part.minor());
        state = AdvanceState.PAID;
    }

    private void add(AdvanceMovement.Kind how, long minor) {
        switch (how) {
            case SETTLED -> settledMinor += minor;
            case RECOVERED -> recoveredMinor += minor;
            case WRITTEN_OFF -> writtenOffMinor += minor;
        }
    }

    /** One person asks to write off what is open, and says why. */
    void askWriteOff(String reason, Actor by) {
        require(AdvanceState.PAID);
        var why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", Told.of("why.matching.reason", LONGEST_REASON));
        }
        writeOffReason = why;
        writeOffBy = by.login();
    }

    /** A second person decides; the reason asked for is told once. */
    String decideWriteOff(Actor by) {
        require(AdvanceState.PAID);
        if (writeOffBy == null) {
            throw new AdvanceNotOpen(advanceNo, state);
        }
        FourEyes.require(writeOffBy, by);
        var reason = writeOffReason;
        writeOffReason = null;
        writeOffBy = null;
        return reason;
    }

    /** It is open and was paid before the event: the letters tell of such. */
    void requireBefore() {
        require(AdvanceState.PAID);
        if (claim != null) {
            throw new InvalidInput("advance", Told.of("why.advance.ofClaim"));
        }
    }

    void require(AdvanceState wanted) {
        if (state != wanted) {
            throw new AdvanceNotOpen(advanceNo, state);
        }
    }

    AdvanceId id() {
        return id;
    }

    String advanceNo() {
        return advanceNo;
    }

    EventId event() {
        return event;
    }

    PersonId person() {
        return person;
    }

    ParticipationId participation() {
        return participation;
    }

    ContributionId contribution() {
        return contribution;
    }

    Money amount() {
        return amount;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    LocalDate paidOn() {
        return paidOn;
    }

    AdvanceState state() {
        return state;
    }

    /** What was neither settled, nor came back, nor was written off. */
    Money open() {
        return amount.minus(
                new Money(settledMinor + recoveredMinor + writtenOffMinor, amount.currency()));
    }
}
