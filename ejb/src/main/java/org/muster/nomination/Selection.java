package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.event.EventId;
import org.muster.funding.Sponsorship;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.InvitationId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Told;

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
    @Inject private SeatOffers offers;
    @Inject private History history;
    @Inject private Seating seating;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<NominationSummary> nominations(
            EventId event,
            NominationFilter filter,
            Language language,
            int first,
            int size,
            Actor actor) {
        invitations.requireRead(event, actor);
        return reader.ofEvent(event, filter, language, first, size);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(EventId event, NominationFilter filter, Language language, Actor actor) {
        invitations.requireRead(event, actor);
        return reader.count(event, filter, language);
    }

    /** Whether somebody pays for a sponsored participant of each of these Members. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public Map<String, Sponsorship> sponsors(EventId event, Set<String> members, Actor actor) {
        invitations.requireRead(event, actor);
        return seating.sponsors(event, members);
    }

    /** Whom one recipient put forward, for an actor who may read its invitation. */
    @RolesAllowed({
        Roles.EVENT_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.OPERATOR,
        Roles.SYSTEM
    })
    public List<NominationSummary> putForward(InvitationId id, Language language, Actor actor) {
        return reader.ofRecipient(invitations.toRead(id, actor).recipient(), language);
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
        if (decisions.change(
                nomination, actor, () -> nomination.refuse(reason, actor, Instant.now()))) {
            offers.seatFreed(nomination.event());
        }
        audit.record(actor, "officer refused", "nomination", id, "");
    }

    /** Takes a decision back; a reserved seat is free again. */
    public void reconsider(NominationId id, Actor actor) {
        var nomination = toChange(id, actor);
        if (nomination.selection() == SelectionState.PROPOSED) {
            return;
        }
        if (decisions.change(
                nomination, actor, () -> nomination.reconsider(actor, Instant.now()))) {
            offers.seatFreed(nomination.event());
        }
        audit.record(actor, "decision taken back", "nomination", id, "");
    }

    /**
     * Records that the Member stands behind the officer, on what came from the Director General's
     * office or from another focal point whom staff name in the reason.
     */
    public void endorse(NominationId id, Receipt receipt, Actor actor) {
        said(toChange(id, actor), EndorsementState.ENDORSED, receipt, actor);
    }

    /** Records that the Member does not stand behind the officer; a seat offered is taken back. */
    public void withholdEndorsement(NominationId id, Receipt receipt, Actor actor) {
        var nomination = toChange(id, actor);
        said(nomination, EndorsementState.WITHHELD, receipt, actor);
        if (offers.takeBack(nomination, actor)) {
            offers.seatFreed(nomination.event());
        }
    }

    private void said(Nomination nomination, EndorsementState said, Receipt receipt, Actor actor) {
        if (receipt.reason().isEmpty()) {
            throw new InvalidInput("reason", Told.of("endorsement.who"));
        }
        var invitation = invitations.toRead(nomination.invitation(), actor);
        receipt.requireBetween(
                invitations.firstAsked(invitation),
                clock.instant(),
                invitations.asked(invitation).deadline().zone());
        var was = nomination.endorsement();
        nomination.endorse(said);
        history.endorsed(nomination, was, receipt, actor);
        audit.record(actor, "endorsement recorded", "nomination", nomination.id(), said.name());
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
