package org.muster.nomination;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.invitation.InvitationId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;

/**
 * An officer put forward for one event, in the administration's order of priority. Only a selected
 * officer is confirmed; a withdrawn one can be put forward again as long as nominations are open.
 */
@Entity
@Table(name = "nomination")
public class Nomination {
    @EmbeddedId private NominationId id;
    @Version private long version;

    @Column(name = "invitation_id", updatable = false)
    private UUID invitationId;

    @Column(name = "event_id", updatable = false)
    private UUID eventId;

    @Column(name = "person_id", updatable = false)
    private UUID personId;

    @Column(name = "rank")
    private int rank;

    private String funding;

    @Enumerated(EnumType.STRING)
    private SelectionState selection;

    @Column(name = "nominated_at")
    private Instant nominatedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    private String reason = "";

    @Enumerated(EnumType.STRING)
    private EndorsementState endorsement;

    @Column(name = "participation_id")
    private UUID participationId;

    @Column(name = "link_version")
    private int linkVersion = 1;

    protected Nomination() {}

    static Nomination propose(
            InvitationId invitation,
            EventId event,
            PersonId person,
            int rank,
            boolean sponsored,
            String reason,
            Instant at) {
        var nomination = new Nomination();
        nomination.id = NominationId.next();
        nomination.invitationId = invitation.value();
        nomination.eventId = event.value();
        nomination.personId = person.value();
        nomination.reason = reason;
        nomination.selection = SelectionState.PROPOSED;
        nomination.endorsement = EndorsementState.PENDING;
        nomination.nominatedAt = at;
        nomination.rankAs(rank, sponsored);
        return nomination;
    }

    /** Puts the officer forward again, or at another place; what was decided stays decided. */
    final void rankAs(int newRank, boolean sponsored) {
        rank = newRank;
        if (!selection.holdsSeat()) {
            funding = sponsored ? "SPONSORED" : "SELF_FUNDED";
        }
    }

    /** Puts an officer forward again who was withdrawn; nothing that was decided then holds. */
    void renew(String why, Instant at) {
        selection = SelectionState.PROPOSED;
        nominatedAt = at;
        participationId = null;
        decidedBy = null;
        decidedAt = null;
        reason = why;
        endorsement = EndorsementState.PENDING;
    }

    void select(Actor by, Instant at) {
        undecided();
        decide(SelectionState.SELECTED, "", by, at);
    }

    void putOnWaiting(Actor by, Instant at) {
        undecided();
        decide(SelectionState.WAITING, "", by, at);
    }

    void refuse(String why, Actor by, Instant at) {
        if (selection == SelectionState.CONFIRMED || selection == SelectionState.WITHDRAWN) {
            throw new NominationSettled(id, selection);
        }
        decide(SelectionState.REFUSED, checked(why), by, at);
    }

    /** Takes a decision back; the seat is free again. */
    void reconsider(Actor by, Instant at) {
        if (selection == SelectionState.CONFIRMED || selection == SelectionState.WITHDRAWN) {
            throw new NominationSettled(id, selection);
        }
        decide(SelectionState.PROPOSED, "", by, at);
    }

    void confirm(ParticipationId participation, Actor by, Instant at) {
        if (selection != SelectionState.SELECTED) {
            throw new NominationSettled(id, selection);
        }
        participationId = participation.value();
        decide(SelectionState.CONFIRMED, reason, by, at);
    }

    void withdraw(String why, Actor by, Instant at) {
        if (selection != SelectionState.WITHDRAWN) {
            decide(SelectionState.WITHDRAWN, why, by, at);
        }
    }

    /** The Member says that it stands behind the officer, or that it does not. */
    void endorse(EndorsementState said) {
        if (isOut()) {
            throw new NominationSettled(id, selection);
        }
        endorsement = said;
    }

    EndorsementState endorsement() {
        return endorsement;
    }

    /** Not in the running any more: taken back, replaced, or not taken. */
    boolean isOut() {
        return selection == SelectionState.WITHDRAWN || selection == SelectionState.REFUSED;
    }

    /** The officer's link up to now opens nothing any more. */
    void revokeLink() {
        linkVersion++;
    }

    private void undecided() {
        if (selection != SelectionState.PROPOSED && selection != SelectionState.WAITING) {
            throw new NominationSettled(id, selection);
        }
    }

    private void decide(SelectionState next, String why, Actor by, Instant at) {
        selection = next;
        reason = why;
        decidedBy = by.login();
        decidedAt = at;
    }

    static String checked(String why) {
        if (why == null || why.isBlank() || why.length() > 500) {
            throw new InvalidInput("reason", "This takes a reason of 1 to 500 characters");
        }
        return why.strip();
    }

    public NominationId id() {
        return id;
    }

    String reason() {
        return reason;
    }

    InvitationId invitation() {
        return new InvitationId(invitationId);
    }

    public EventId event() {
        return new EventId(eventId);
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public int rank() {
        return rank;
    }

    public boolean isSponsored() {
        return funding.equals("SPONSORED");
    }

    public SelectionState selection() {
        return selection;
    }

    int linkVersion() {
        return linkVersion;
    }

    ParticipationId participation() {
        return participationId == null ? null : new ParticipationId(participationId);
    }
}
