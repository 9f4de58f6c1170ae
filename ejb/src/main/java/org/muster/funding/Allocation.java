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
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;

/**
 * Part of a contribution set aside for one event and cost category, in the contribution's currency.
 * Proposed by one person, approved by another; only then may it be drawn on.
 */
@Entity
@Table(name = "allocation")
public class Allocation {
    /** Proposed and approved by two people, and given back in the end. */
    public enum State {
        PROPOSED,
        APPROVED,
        RELEASED
    }

    @EmbeddedId private AllocationId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Enumerated(EnumType.STRING)
    private CostCategory category;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "approved_by")
    private String approvedBy;

    @Column(name = "on_day")
    private LocalDate onDay;

    protected Allocation() {}

    static Allocation propose(
            ContributionId contribution,
            EventId event,
            CostCategory category,
            long amountMinor,
            LocalDate on,
            Actor by) {
        if (amountMinor <= 0) {
            throw new InvalidInput("amount", "An allocation is more than nothing");
        }
        var allocation = new Allocation();
        allocation.id = AllocationId.next();
        allocation.contribution = contribution;
        allocation.event = event;
        allocation.category = category;
        allocation.amountMinor = amountMinor;
        allocation.state = State.PROPOSED;
        allocation.enteredBy = by.login();
        allocation.onDay = on;
        return allocation;
    }

    void approve(Actor by) {
        if (state != State.PROPOSED) {
            throw new WrongState("The allocation", state);
        }
        FourEyes.require(enteredBy, by);
        approvedBy = by.login();
        state = State.APPROVED;
    }

    public AllocationId id() {
        return id;
    }

    public ContributionId contribution() {
        return contribution;
    }

    public EventId event() {
        return event;
    }

    public CostCategory category() {
        return category;
    }

    long amountMinor() {
        return amountMinor;
    }

    public State state() {
        return state;
    }
}
