package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.muster.event.EventId;
import org.muster.invitation.AskedInvitations;
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
    @Inject private Decisions decisions;
    @Inject private Seating seating;
    @Inject private AuditTrail audit;

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
        decisions.change(nomination, actor, () -> nomination.select(actor, Instant.now()));
        audit.record(actor, "officer selected", "nomination", id, "");
    }

    public void putOnWaiting(NominationId id, Actor actor) {
        var nomination = toChange(id, actor);
        if (nomination.selection() == SelectionState.WAITING) {
            return;
        }
        decisions.change(nomination, actor, () -> nomination.putOnWaiting(actor, Instant.now()));
        audit.record(actor, "officer put on the waiting list", "nomination", id, "");
    }

    public void refuse(NominationId id, String reason, Actor actor) {
        var nomination = toChange(id, actor);
        decisions.change(nomination, actor, () -> nomination.refuse(reason, actor, Instant.now()));
        audit.record(actor, "officer refused", "nomination", id, "");
    }

    /** Takes a decision back; a reserved seat is free again. */
    public void reconsider(NominationId id, Actor actor) {
        var nomination = toChange(id, actor);
        if (nomination.selection() == SelectionState.PROPOSED) {
            return;
        }
        decisions.change(nomination, actor, () -> nomination.reconsider(actor, Instant.now()));
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

    private Nomination toChange(NominationId id, Actor actor) {
        var nomination = nominations.toChange(id);
        invitations.requireOfficer(nomination.event(), actor);
        return nomination;
    }
}
