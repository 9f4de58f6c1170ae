package org.muster.nomination;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.DeadlinePassed;
import org.muster.invitation.Invitation;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * The door behind a letter's link. Whoever holds the link answers for the recipient; a link that is
 * forged, revoked or of an unknown key finds nothing.
 */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class InvitationAnswers {
    static final String LINK_ACTOR = "link-";

    @Inject private AskedInvitations invitations;
    @Inject private AnswerBook book;
    @Inject private OfferAnswers offers;
    @Inject private Settings settings;
    @Inject private Clock clock;

    public AnswerSheet read(String token) {
        return book.sheet(invitations.behind(token), settings.organisationName());
    }

    /** Puts officers forward in this order; the same list a second time changes nothing. */
    public void nominate(String token, long seen, List<Officer> officers) {
        var invitation = invitations.lock(invitations.behind(token));
        requireOpen(invitation);
        book.nominate(invitation, seen, officers, actor(invitation));
    }

    public void decline(String token, long seen, String note) {
        var invitation = invitations.lock(invitations.behind(token));
        requireOpen(invitation);
        book.decline(invitation, seen, note, null, actor(invitation));
    }

    /** Takes an officer back; possible until the event ends. */
    public void withdraw(String token, NominationId nomination) {
        var invitation = invitations.lock(invitations.behind(token));
        requireRunning(invitation);
        book.withdraw(invitation, nomination, actor(invitation));
    }

    /** Puts another officer in the place of one; possible until the event ends. */
    public void substitute(String token, NominationId nomination, Officer newcomer) {
        var invitation = invitations.lock(invitations.behind(token));
        requireRunning(invitation);
        book.substitute(invitation, nomination, newcomer, actor(invitation));
    }

    /** Takes the seat that was offered, as long as the offer is open. */
    public void acceptOffer(String token, OfferId offer) {
        offers.accept(offer, actor(offeredTo(token, offer)));
    }

    /** Leaves the offered seat to the next. */
    public void declineOffer(String token, OfferId offer) {
        offers.decline(
                offer,
                Told.of("nomination.offerDeclined").written(),
                actor(offeredTo(token, offer)));
    }

    private Invitation offeredTo(String token, OfferId offer) {
        var invitation = invitations.lock(invitations.behind(token));
        if (!offers.isTo(invitation.recipient(), offer)) {
            throw new NotFound("offer", offer);
        }
        return invitation;
    }

    private void requireOpen(Invitation invitation) {
        refuse(invitation, phase -> phase != AnswerSheet.Phase.OPEN);
    }

    private void requireRunning(Invitation invitation) {
        refuse(invitation, phase -> phase == AnswerSheet.Phase.OVER);
    }

    private void refuse(Invitation invitation, Predicate<AnswerSheet.Phase> late) {
        var asked = invitations.asked(invitation);
        if (late.test(AnswerBook.phase(asked, clock.instant()))) {
            throw new DeadlinePassed(asked.deadline());
        }
    }

    private static Actor actor(Invitation invitation) {
        return new Actor(LINK_ACTOR + invitation.id());
    }
}
