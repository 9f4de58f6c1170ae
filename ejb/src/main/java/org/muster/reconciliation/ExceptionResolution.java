package org.muster.reconciliation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** What is to become of an exception and why: proposed by one person, confirmed by another. */
@Entity
@Table(name = "exception_resolution")
public class ExceptionResolution {
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_REFERENCE = 120;

    @Id private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "exception_id"))
    private ExceptionId exception;

    @Enumerated(EnumType.STRING)
    private CaseState outcome;

    private String reason;

    @Column(name = "donor_reference")
    private String donorReference;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "confirmed_by")
    private String confirmedBy;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    protected ExceptionResolution() {}

    static ExceptionResolution propose(
            ExceptionId exception,
            CaseState outcome,
            String reason,
            String donorReference,
            Actor by,
            Instant at) {
        if (outcome == null || outcome == CaseState.OPEN) {
            throw new InvalidInput("outcome", Told.of("why.exception.outcome"));
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", Told.of("why.exception.reason", LONGEST_REASON));
        }
        var reference = donorReference == null ? "" : donorReference.strip();
        if (reference.length() > LONGEST_REFERENCE) {
            throw new InvalidInput("donorReference", "A reference has up to 120 letters");
        }
        var resolution = new ExceptionResolution();
        resolution.id = UUID.randomUUID();
        resolution.exception = exception;
        resolution.outcome = outcome;
        resolution.reason = reason.strip();
        resolution.donorReference = reference;
        resolution.proposedBy = by.login();
        resolution.proposedAt = at;
        return resolution;
    }

    void confirm(Actor by, Instant at) {
        FourEyes.require(proposedBy, by);
        confirmedBy = by.login();
        confirmedAt = at;
    }

    UUID id() {
        return id;
    }

    public CaseState outcome() {
        return outcome;
    }

    public String reason() {
        return reason;
    }

    public String donorReference() {
        return donorReference;
    }

    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public String confirmedBy() {
        return confirmedBy;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    public boolean isConfirmed() {
        return confirmedBy != null;
    }
}
