package org.muster.event;

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
import org.muster.member.OrganisationId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;

/**
 * One person's part in one event. Member and organisation are those the person came from then, and
 * stay when the person moves on.
 */
@Entity
@Table(name = "participation")
public class Participation {
    @EmbeddedId private ParticipationId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Enumerated(EnumType.STRING)
    private ParticipationRole role;

    @Enumerated(EnumType.STRING)
    private Funding funding;

    @Enumerated(EnumType.STRING)
    private ParticipationStatus status;

    @Column(name = "member_code")
    private String memberCode;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
    private OrganisationId organisation;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private String reason;

    protected Participation() {}

    static Participation of(EventId event, PersonId person, ParticipationRole role) {
        var participation = new Participation();
        participation.id = ParticipationId.next();
        participation.event = event;
        participation.person = person;
        participation.role = role;
        participation.status = ParticipationStatus.WITHDRAWN;
        return participation;
    }

    /** Confirms the part, for the first time or again after a withdrawal. */
    void confirm(
            Funding paidHow, String member, OrganisationId from, String why, Actor by, Instant at) {
        if (isConfirmed()) {
            throw new AlreadyTakesPart(id, role);
        }
        status = ParticipationStatus.CONFIRMED;
        funding = paidHow;
        memberCode = member;
        organisation = from;
        note(why, by, at);
    }

    void withdraw(String why, Actor by, Instant at) {
        status = ParticipationStatus.WITHDRAWN;
        note(why, by, at);
    }

    private void note(String why, Actor by, Instant at) {
        var text = why == null ? "" : why.strip();
        if (text.length() > 500) {
            throw new InvalidInput("reason", "At most 500 characters");
        }
        reason = text;
        recordedBy = by.login();
        recordedAt = at;
    }

    public boolean isConfirmed() {
        return status == ParticipationStatus.CONFIRMED;
    }

    public ParticipationId id() {
        return id;
    }

    public EventId event() {
        return event;
    }

    public PersonId person() {
        return person;
    }

    public ParticipationRole role() {
        return role;
    }

    public Funding funding() {
        return funding;
    }

    public String memberCode() {
        return memberCode;
    }
}
