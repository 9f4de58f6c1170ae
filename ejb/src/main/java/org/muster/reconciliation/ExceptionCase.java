package org.muster.reconciliation;

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
import java.util.Optional;
import java.util.UUID;
import org.muster.entitlement.ClaimId;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Money;

/**
 * A mismatch between the facts of one person, document or promise, until it is corrected or
 * settled. It belongs to an event or, where it has none, to a contribution.
 */
@Entity
@Table(name = "exception_case")
public class ExceptionCase {
    @EmbeddedId private ExceptionId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Column(name = "contribution_id")
    private UUID contribution;

    @Enumerated(EnumType.STRING)
    @Column(name = "class")
    private Mismatch mismatch;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject_id")
    private UUID subject;

    @Column(name = "person_id")
    private UUID person;

    private String severity;
    private String currency;

    @Column(name = "at_risk_minor")
    private long atRiskMinor;

    private String evidence;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Column(name = "opened_run")
    private UUID openedRun;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "last_run")
    private UUID lastRun;

    @Column(name = "settled_by")
    private String settledBy;

    protected ExceptionCase() {}

    void requireUnsettled() {
        if (!state.isUnsettled()) {
            throw new ExceptionSettled(mismatch, state);
        }
    }

    void settle(CaseState outcome, Actor by) {
        requireUnsettled();
        state = outcome;
        settledBy = by.login();
    }

    /** Whether accepting it means that a donor bears what is at risk. */
    boolean isOfMoney() {
        return atRiskMinor > 0 && mismatch.isOfMoney();
    }

    public ExceptionId id() {
        return id;
    }

    /** The claim it is about, where it is about one. */
    Optional<ClaimId> claim() {
        return "CLAIM".equals(subjectKind) ? Optional.of(new ClaimId(subject)) : Optional.empty();
    }

    /** Whether it is about a part of a claim that is never paid. */
    boolean isOfUnpaidPart() {
        return Mismatch.OF_UNPAID.contains(mismatch) && claim().isPresent();
    }

    Money atRisk() {
        return Money.of(atRiskMinor, currency);
    }

    public EventId event() {
        return event;
    }

    UUID contribution() {
        return contribution;
    }

    public Mismatch mismatch() {
        return mismatch;
    }

    public CaseState state() {
        return state;
    }
}
