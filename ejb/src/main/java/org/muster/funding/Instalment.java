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
import org.muster.shared.InvalidInput;

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

    protected Instalment() {}

    static Instalment schedule(ContributionId contribution, LocalDate dueOn, long amountMinor) {
        if (amountMinor <= 0) {
            throw new InvalidInput("amount", "An instalment is more than nothing");
        }
        var instalment = new Instalment();
        instalment.id = InstalmentId.next();
        instalment.contribution = contribution;
        instalment.dueOn = dueOn;
        instalment.amountMinor = amountMinor;
        instalment.state = State.SCHEDULED;
        return instalment;
    }

    void receive(LocalDate on) {
        if (state == State.RECEIVED || state == State.WAIVED) {
            throw new WrongState("The instalment", state);
        }
        receivedOn = on;
        state = State.RECEIVED;
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
