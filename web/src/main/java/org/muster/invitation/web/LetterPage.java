package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.FallBack;
import org.muster.invitation.InvitationDispatch;
import org.muster.invitation.InvitationId;
import org.muster.invitation.InvitedEvent;
import org.muster.invitation.LetterBoard;
import org.muster.invitation.LetterMoment;
import org.muster.invitation.LetterSummary;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One letter: where it is, what came back, and what a person decides about it. */
@Named
@ViewScoped
public class LetterPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private CampaignOverview overview;
    @Inject private LetterBoard board;
    @Inject private InvitationDispatch dispatch;
    @Inject private FallBack fallBack;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private transient LetterSummary letter;
    private transient List<LetterMoment> story;

    public void load() {
        getLetter();
    }

    public LetterSummary getLetter() {
        if (letter == null) {
            letter = overview.letter(InvitationId.of(id), user.language(), user.actor());
        }
        return letter;
    }

    public List<InvitedEvent> getEvents() {
        return overview.campaign(getLetter().campaign(), user.actor()).events();
    }

    /** What happened to the invitation, in order. */
    public List<LetterMoment> getStory() {
        if (story == null) {
            story = board.story(InvitationId.of(id), user.actor());
        }
        return story;
    }

    public String sendAgain() {
        dispatch.sendAgain(InvitationId.of(id), user.actor());
        return done("letter.again");
    }

    public String takeAsSent() {
        dispatch.takeAsSent(InvitationId.of(id), user.actor());
        return done("letter.taken");
    }

    public String revokeLink() {
        dispatch.revokeLink(InvitationId.of(id), user.actor());
        return done("letter.revoked");
    }

    public String sendAnew() {
        dispatch.sendAnew(InvitationId.of(id), user.actor());
        return done("letter.anew");
    }

    public String toOffice() {
        fallBack.toOffice(InvitationId.of(id), user.actor());
        return done("returned.toOffice.done");
    }

    private String done(String key) {
        notices.done(key);
        return "/invitations/letter?faces-redirect=true&id=" + id;
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
