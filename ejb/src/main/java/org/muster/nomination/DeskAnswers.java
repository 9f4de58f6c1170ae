package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.DeadlinePassed;
import org.muster.invitation.Invitation;
import org.muster.invitation.InvitationId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Writes answers that came by note verbale, mail, telephone or in person. They count like those
 * given through the letter's link, and keep how and when they came.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class DeskAnswers {
    @Inject private AskedInvitations invitations;
    @Inject private AnswerBook book;
    @Inject private Clock clock;

    /**
     * Adds officers to those put forward already; what was received after the deadline takes a
     * reason.
     */
    public void nominate(InvitationId id, List<Officer> officers, Receipt receipt, Actor actor) {
        var invitation = checked(id, receipt, actor);
        book.add(invitation, officers, receipt, actor);
    }

    /** Records that an administration declined. */
    public void decline(InvitationId id, String note, Receipt receipt, Actor actor) {
        var invitation = checked(id, receipt, actor);
        book.decline(invitation, null, note, receipt, actor);
    }

    private Invitation checked(InvitationId id, Receipt receipt, Actor actor) {
        var invitation = invitations.toAnswer(id, actor);
        var deadline = invitations.asked(invitation).deadline();
        var now = clock.instant();
        receipt.requireBetween(invitations.firstAsked(invitation), now, deadline.zone());
        if (receipt.isAfter(deadline.at(), now, deadline.zone()) && receipt.reason().isEmpty()) {
            throw new DeadlinePassed(deadline);
        }
        return invitation;
    }
}
