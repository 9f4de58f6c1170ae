package org.muster.funding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What a contribution had promised and not yet spent on the day Muster took over its books. It is
 * promised, from its own day on, when a second person signs the opening balance off.
 */
@Entity
@Table(name = "opening_commitment")
class OpeningCommitment {
    @Id private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "allocation_id"))
    private AllocationId allocation;

    private String payee;
    private String reference;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "on_day")
    private LocalDate onDay;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "commitment_id")
    private UUID commitment;

    protected OpeningCommitment() {}

    static OpeningCommitment enter(
            Allocation from, String payee, String reference, Money amount, LocalDate on, Actor by) {
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.cash.positive"));
        }
        var opening = new OpeningCommitment();
        opening.id = UUID.randomUUID();
        opening.contribution = from.contribution();
        opening.allocation = from.id();
        opening.payee = ContributionTerms.required("payee", payee, 120);
        opening.reference = ContributionTerms.required("reference", reference, 80);
        opening.amountMinor = amount.minor();
        opening.onDay = on;
        opening.enteredBy = by.login();
        return opening;
    }

    /** Signed off together with the balance: it is the commitment of that id now. */
    void become(CommitmentId promised, Actor by) {
        FourEyes.require(enteredBy, by);
        commitment = promised.value();
    }

    AllocationId allocation() {
        return allocation;
    }

    String payee() {
        return payee;
    }

    long amountMinor() {
        return amountMinor;
    }

    LocalDate onDay() {
        return onDay;
    }
}
