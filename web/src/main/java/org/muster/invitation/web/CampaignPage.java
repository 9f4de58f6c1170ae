package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.muster.invitation.AnswerState;
import org.muster.invitation.CampaignDetail;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.DeliveryPicture;
import org.muster.invitation.InvitationDispatch;
import org.muster.invitation.LetterSummary;
import org.muster.letter.DeliveryState;
import org.muster.letter.Withheld;
import org.muster.operation.Arming;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/**
 * A campaign on its way: what it is about, how its letters stand now, and the buttons that move it.
 */
@Named
@ViewScoped
public class CampaignPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 25;

    @Inject private CampaignOverview overview;
    @Inject private CampaignPlanning planning;
    @Inject private InvitationDispatch dispatch;
    @Inject private Arming arming;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private DeliveryState only;
    private int first;
    private transient CampaignDetail campaign;
    private transient DeliveryPicture picture;
    private transient List<LetterSummary> letters;
    private long count;
    private boolean armed;

    /** Looks at it now; the page does so again every other second while letters move. */
    public void load() {
        campaign = overview.campaign(campaign(), user.actor());
        picture = overview.picture(campaign(), user.actor());
        letters =
                overview.letters(campaign(), states(), user.language(), first, SIZE, user.actor());
        count = overview.letterCount(campaign(), states(), user.actor());
        armed = arming.state().isArmed();
    }

    public CampaignDetail getCampaign() {
        if (campaign == null) {
            load();
        }
        return campaign;
    }

    public DeliveryPicture getPicture() {
        if (picture == null) {
            load();
        }
        return picture;
    }

    public List<LetterSummary> getLetters() {
        return letters;
    }

    public long getCount() {
        return count;
    }

    public boolean isArmed() {
        return armed;
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public String send() {
        notices.done("campaign.queued", dispatch.dispatch(campaign(), user.actor()));
        return again();
    }

    public String pause() {
        dispatch.pause(campaign(), user.actor());
        notices.done("campaign.paused");
        return again();
    }

    public String resume() {
        dispatch.resume(campaign(), user.actor());
        notices.done("campaign.resumed");
        return again();
    }

    public String revise() {
        notices.done("campaign.revised", planning.revise(campaign(), user.actor()));
        return "/invitations/text?faces-redirect=true&id=" + id;
    }

    public String close() {
        planning.close(campaign(), user.actor());
        notices.done("campaign.closed");
        return again();
    }

    public String askEndorsement(boolean asked) {
        planning.askEndorsement(campaign(), asked, user.actor());
        notices.done(asked ? "campaign.endorsementAsked" : "campaign.endorsementNotAsked");
        return again();
    }

    private String again() {
        return "/invitations/campaign?faces-redirect=true&id=" + id;
    }

    private Set<DeliveryState> states() {
        return only == null ? Set.of() : Set.of(only);
    }

    private CampaignId campaign() {
        return CampaignId.of(id);
    }

    public DeliveryState[] getStates() {
        return DeliveryState.values();
    }

    /** Why letters are withheld, where any are. */
    public Set<Withheld> getReasons() {
        return getPicture().withheld().keySet();
    }

    public AnswerState[] getAnswers() {
        return AnswerState.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public DeliveryState getOnly() {
        return only;
    }

    public void setOnly(DeliveryState only) {
        this.only = only;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = Math.max(0, first);
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, getCount());
    }
}
