package org.muster.donor;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.funding.DonorId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * A person or mailbox that a donor's statements go to, from a day to a day, both included. Name,
 * address and language are the person's; who left opens nothing any more.
 */
@Entity
@Table(name = "donor_contact")
public class DonorContact {
    @EmbeddedId private DonorContactId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "donor_id"))
    private DonorId donor;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    protected DonorContact() {}

    static DonorContact name(
            DonorId donor, PersonId person, NewDonorContact named, Actor by, Instant at) {
        var contact = new DonorContact();
        contact.id = DonorContactId.next();
        contact.donor = donor;
        contact.person = person;
        contact.validFrom = named.from();
        contact.validTo = named.to();
        contact.enteredBy = by.login();
        contact.enteredAt = at;
        return contact;
    }

    /** The last day statements go to this contact; a last day that was set is never put off. */
    void end(LocalDate lastDay) {
        if (lastDay == null || lastDay.isBefore(validFrom)) {
            throw new InvalidInput("to", Told.of("why.donorContact.days"));
        }
        if (validTo != null && lastDay.isAfter(validTo)) {
            throw new InvalidInput("to", Told.of("why.donorContact.later", validTo));
        }
        validTo = lastDay;
    }

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public DonorContactId id() {
        return id;
    }

    DonorId donor() {
        return donor;
    }

    PersonId person() {
        return person;
    }
}
