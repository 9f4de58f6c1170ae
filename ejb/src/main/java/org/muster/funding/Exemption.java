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
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;

/**
 * A donor allows what the agreement does not: one cost outside its earmark or dates, or so much
 * more money than was agreed. It holds once a second person has accepted it, on the donor's word.
 */
@Entity
@Table(name = "exemption")
public class Exemption {
    /** From which rule, by the code of the mismatch it would be. */
    public enum From {
        /** The Member is not among the earmark's. */
        R17,
        /** Not this category, or not these people's costs. */
        R18,
        /** Outside the agreement's dates, or paid after its last day. */
        R19,
        /** More is received than was agreed. */
        R28;

        public boolean isOfCost() {
            return this != R28;
        }
    }

    /** Asked for, in force, or refused. */
    public enum State {
        ASKED,
        ACCEPTED,
        REFUSED
    }

    @EmbeddedId private ExemptionId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Enumerated(EnumType.STRING)
    @Column(name = "class")
    private From from;

    private String supplier;

    @Column(name = "document_no")
    private String documentNo;

    @Column(name = "amount_minor")
    private long amountMinor;

    private String reason;

    @Column(name = "donor_reference")
    private String donorReference;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected Exemption() {}

    static Exemption ask(NewExemption asked, Actor by, Instant at) {
        var exemption = new Exemption();
        exemption.id = ExemptionId.next();
        exemption.contribution = asked.contribution();
        exemption.from = asked.from();
        exemption.supplier = asked.supplier();
        exemption.documentNo = asked.documentNo();
        exemption.amountMinor = asked.amount().minor();
        exemption.reason = asked.reason();
        exemption.donorReference = asked.donorReference();
        exemption.state = State.ASKED;
        exemption.askedBy = by.login();
        exemption.askedAt = at;
        return exemption;
    }

    void decide(State to, Actor by, Instant at) {
        if (state != State.ASKED) {
            throw new WrongState(donorReference, state);
        }
        FourEyes.require(askedBy, by);
        state = to;
        decidedBy = by.login();
        decidedAt = at;
    }

    ExemptionId id() {
        return id;
    }

    ContributionId contribution() {
        return contribution;
    }
}
