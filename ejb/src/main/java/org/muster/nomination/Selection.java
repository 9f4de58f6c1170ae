package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.muster.event.EventId;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.DeadlinePassed;
import org.muster.invitation.InvitationId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/**
 * Decides who of the nominated officers gets a seat. Selecting reserves the seat under the lock of
 * the event's seats, so that two desks cannot give the last one twice.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class Selection {
    @Inject private AskedInvitations invitations;
    @Inject private Nominations nominations;
    @Inject private NominationReader reader;
    @Inject private AnswerBook book;
    @Inject private Seating seating;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<NominationSummary> nominations(
            EventId event, Language language, int first, int size, Actor actor) {
        invitations.requireRead(event, actor);
        return reader.ofEvent(event, language, first, size);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(EventId event, Actor actor) {
        invitations.requireRead(event, actor);
        return nominations.count(event);
    }

    /** Reserves a seat; refused when none of its kind is left. */
    public void select(NominationId id, Actor actor) {
        var nomination = toChange(id, actor);
        if (nomination.selection() == SelectionState.SELECTED) {
            return;
        }
        seating.requireSeat(nomination, actor);
        nomination.select(actor, Instant.now());
        audit.record(actor, "officer selected", "nomination", id, "");
    }

    public void putOnWaiting(NominationId id, Actor actor) {
        toChange(id, actor).putOnWaiting(actor, Instant.now());
        audit.record(actor, "officer put on the waiting list", "nomination", id, "");
    }

    public void refuse(NominationId id, String reason, Actor actor) {
        toChange(id, actor).refuse(reason, actor, Instant.now());
        audit.record(actor, "officer refused", "nomination", id, "");
    }

    /** Takes a decision back; a reserved seat is free again. */
    public void reconsider(NominationId id, Actor actor) {
        toChange(id, actor).reconsider(actor, Instant.now());
        audit.record(actor, "decision taken back", "nomination", id, "");
    }

    /** Gives a selected officer the reserved seat; money that cannot be reserved refuses it. */
    public void confirm(NominationId id, Actor actor) {
        var nomination = toChange(id, actor);
        if (nomination.selection() == SelectionState.CONFIRMED) {
            return;
        }
        if (nomination.selection() != SelectionState.SELECTED) {
            throw new NominationSettled(id, nomination.selection());
        }
        seating.confirm(nomination, actor);
    }

    /** The officer will not come; the seat is free, whatever was committed is released. */
    public void withdraw(NominationId id, String reason, Actor actor) {
        seating.withdraw(toChange(id, actor), Nomination.checked(reason), actor);
    }

    /**
     * Adds officers named by letter or telephone to those put forward already; after the deadline
     * this takes a reason.
     */
    public void nominateFor(InvitationId id, List<Officer> officers, String reason, Actor actor) {
        var invitation = invitations.toAnswer(id, actor);
        var deadline = invitations.asked(invitation).deadline();
        var late = deadline.isOver(clock.instant());
        if (late && (reason == null || reason.isBlank())) {
            throw new DeadlinePassed(deadline);
        }
        var why = late ? Nomination.checked(reason) : "";
        book.add(invitation, officers, why, "DESK", actor);
    }

    /** Records that an administration declined by letter or telephone. */
    public void declineFor(InvitationId id, String note, Actor actor) {
        book.decline(invitations.toAnswer(id, actor), null, note, "DESK", actor);
    }

    private Nomination toChange(NominationId id, Actor actor) {
        var nomination = nominations.toChange(id);
        invitations.requireOfficer(nomination.event(), actor);
        return nomination;
    }
}
