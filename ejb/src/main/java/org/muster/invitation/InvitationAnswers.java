package org.muster.invitation;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * The door behind a letter's link. Whoever holds the link answers for the recipient; a link that is
 * forged, revoked or of an unknown key finds nothing.
 */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class InvitationAnswers {
    static final String CHANNEL = "LINK";
    static final String LINK_ACTOR = "link-";

    @Inject private InvitationLinks links;
    @Inject private Invitations invitations;
    @Inject private Campaigns campaigns;
    @Inject private AnswerBook book;
    @Inject private Settings settings;

    public AnswerSheet read(String token) {
        return book.sheet(named(token), settings.organisationName());
    }

    /** Puts officers forward in this order; the same list a second time changes nothing. */
    public void nominate(String token, long seen, List<Officer> officers) {
        var invitation = invitations.lock(named(token));
        requireOpen(invitation);
        book.nominate(invitation, seen, officers, CHANNEL, actor(invitation));
    }

    public void decline(String token, long seen, String note) {
        var invitation = invitations.lock(named(token));
        requireOpen(invitation);
        book.decline(invitation, seen, note, CHANNEL, actor(invitation));
    }

    /** Takes an officer back; possible until the event ends. */
    public void withdraw(String token, NominationId nomination) {
        var invitation = invitations.lock(named(token));
        requireRunning(invitation);
        book.withdraw(invitation, nomination, actor(invitation));
    }

    /** Puts another officer in the place of one; possible until the event ends. */
    public void substitute(String token, NominationId nomination, Officer newcomer) {
        var invitation = invitations.lock(named(token));
        requireRunning(invitation);
        book.substitute(invitation, nomination, newcomer, actor(invitation));
    }

    private Invitation named(String token) {
        var named =
                links.read(token).orElseThrow(() -> new NotFound("invitation", "under this link"));
        var invitation = invitations.get(named.invitation());
        if (invitation.linkVersion() != named.version()) {
            throw new NotFound("invitation", "under this link");
        }
        return invitations.latestLike(invitation);
    }

    private void requireOpen(Invitation invitation) {
        if (phase(invitation) != AnswerSheet.Phase.OPEN) {
            throw new DeadlinePassed(campaigns.get(invitation.campaign()).deadline());
        }
    }

    private void requireRunning(Invitation invitation) {
        if (phase(invitation) == AnswerSheet.Phase.OVER) {
            throw new DeadlinePassed(campaigns.get(invitation.campaign()).deadline());
        }
    }

    private AnswerSheet.Phase phase(Invitation invitation) {
        return book.sheet(invitation, "").phase();
    }

    private static Actor actor(Invitation invitation) {
        return new Actor(LINK_ACTOR + invitation.id());
    }
}
