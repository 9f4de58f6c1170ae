package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.Forecast;
import org.muster.invitation.InvitationDispatch;
import org.muster.invitation.RecipientOverview;
import org.muster.invitation.Release;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What happens when a campaign is sent, and the second person's release where one is needed. */
@Named
@ViewScoped
public class BeforeSendingPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private CampaignOverview overview;
    @Inject private RecipientOverview recipients;
    @Inject private CampaignPlanning planning;
    @Inject private InvitationDispatch dispatch;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String seal;
    private transient Forecast forecast;
    private transient Release release;

    /** Looks once: what is released is what this person was shown. */
    public void load(String campaign) {
        id = campaign;
        seal = getRelease().seal();
    }

    public Forecast getForecast() {
        if (forecast == null) {
            forecast = recipients.forecast(campaign(), user.actor());
        }
        return forecast;
    }

    public Release getRelease() {
        if (release == null) {
            release = overview.campaign(campaign(), user.actor()).release();
        }
        return release;
    }

    /** Whoever asked cannot be the one who releases. */
    public boolean isOwnRequest() {
        return user.actor().login().equals(getRelease().askedBy());
    }

    public String ask() {
        dispatch.askRelease(campaign(), user.actor());
        return done("release.isAsked");
    }

    public String takeBack() {
        dispatch.takeBackRequest(campaign(), user.actor());
        return done("release.isTakenBack");
    }

    public String release() {
        notices.done("campaign.queued", dispatch.release(campaign(), seal, user.actor()));
        return again();
    }

    public String requireSecondPerson() {
        planning.requireSecondPerson(campaign(), user.actor());
        return done("release.isRequired");
    }

    private String done(String key) {
        notices.done(key);
        return again();
    }

    private String again() {
        return "/invitations/campaign?faces-redirect=true&id=" + id;
    }

    private CampaignId campaign() {
        return CampaignId.of(id);
    }
}
