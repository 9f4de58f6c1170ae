package org.muster.member;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The person who answers for one Member or organisation for a time; at most one at a time, so that
 * an invitation has one address.
 */
@Entity
@Table(name = "focal_point")
public class FocalPoint {
    @Id private UUID id;

    @Column(name = "member_code")
    private String memberCode;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
    private OrganisationId organisation;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    protected FocalPoint() {}

    /**
     * @param to the last day, or null as long as nobody follows
     */
    static FocalPoint of(
            String memberCode,
            OrganisationId organisation,
            PersonId person,
            LocalDate from,
            LocalDate to) {
        var appointed = new FocalPoint();
        appointed.id = UUID.randomUUID();
        appointed.memberCode = memberCode;
        appointed.organisation = organisation;
        appointed.person = person;
        appointed.validFrom = from;
        appointed.validTo = to;
        return appointed;
    }

    /** The last day this person answers; a successor begins the day after. */
    void end(LocalDate lastDay) {
        if (lastDay.isBefore(validFrom)) {
            throw new FocalPointOverlaps(validFrom);
        }
        validTo = lastDay;
    }

    boolean answersOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** Whether this person answers on a day of that time; no last day means for ever. */
    boolean answersWithin(LocalDate from, LocalDate to) {
        return (validTo == null || !validTo.isBefore(from))
                && (to == null || !validFrom.isAfter(to));
    }

    public UUID id() {
        return id;
    }

    public PersonId person() {
        return person;
    }

    public String memberCode() {
        return memberCode;
    }

    public OrganisationId organisation() {
        return organisation;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }
}
