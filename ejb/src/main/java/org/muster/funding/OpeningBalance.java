package org.muster.funding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;

/**
 * What a contribution held on the day Muster took over its books. Entered by one person from a
 * signed statement, posted when a second one signs it off; there is one per contribution.
 */
@Entity
@Table(name = "opening_balance")
class OpeningBalance {
    /** Entered by one person, posted when another signs it off. */
    enum State {
        ENTERED,
        APPROVED
    }

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Column(name = "on_day")
    private LocalDate onDay;

    @Column(name = "amount_minor")
    private long amountMinor;

    private String reference;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "approved_by")
    private String approvedBy;

    protected OpeningBalance() {}

    static OpeningBalance enter(
            ContributionId contribution,
            LocalDate on,
            long amountMinor,
            String reference,
            Actor by) {
        if (amountMinor <= 0) {
            throw new InvalidInput("amount", "An opening balance is more than nothing");
        }
        var opening = new OpeningBalance();
        opening.contribution = contribution;
        opening.onDay = on;
        opening.amountMinor = amountMinor;
        opening.reference = ContributionTerms.required("reference", reference, 160);
        opening.enteredBy = by.login();
        return opening;
    }

    void signOff(Actor by) {
        if (approvedBy != null) {
            throw new WrongState("The opening balance", State.APPROVED);
        }
        FourEyes.require(enteredBy, by);
        approvedBy = by.login();
    }

    boolean isSignedOff() {
        return approvedBy != null;
    }

    LocalDate onDay() {
        return onDay;
    }

    long amountMinor() {
        return amountMinor;
    }

    String reference() {
        return reference;
    }
}
