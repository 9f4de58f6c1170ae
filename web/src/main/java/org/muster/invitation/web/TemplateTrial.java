package org.muster.invitation.web;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignSummary;
import org.muster.invitation.LetterPreview;
import org.muster.invitation.LetterTrial;
import org.muster.invitation.RecipientFilter;
import org.muster.invitation.RecipientOverview;
import org.muster.invitation.RecipientSummary;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** How the template beside it reads to a recipient of a campaign. */
@Named
@ViewScoped
public class TemplateTrial implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int CAMPAIGNS = 50;
    private static final int RECIPIENTS = 200;

    @EJB private LetterTrial trial;
    @EJB private CampaignOverview overview;
    @EJB private RecipientOverview toRead;
    @Inject private TemplatePage template;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String campaign;
    private String to;
    private transient List<CampaignSummary> campaigns;
    private transient List<RecipientSummary> recipients;
    private transient LetterPreview preview;

    /** Refuses a campaign out of reach before anything of the page is shown. */
    public void load() {
        if (campaign != null && !campaign.isBlank()) {
            overview.campaign(chosen(), user.actor());
        }
    }

    public List<CampaignSummary> getCampaigns() {
        if (campaigns == null) {
            campaigns = overview.page(0, CAMPAIGNS, user.actor());
        }
        return campaigns;
    }

    public List<RecipientSummary> getRecipients() {
        if (recipients == null && !getCampaigns().isEmpty()) {
            recipients =
                    toRead.page(
                            chosen(),
                            new RecipientFilter(
                                    null, null, RecipientFilter.Standing.WRITTEN_TO, null),
                            user.language(),
                            0,
                            RECIPIENTS,
                            user.actor());
        }
        return recipients == null ? List.of() : recipients;
    }

    /** The letter of the recipient asked for, else of the first; none where nobody can be asked. */
    public LetterPreview getPreview() {
        if (preview == null && !getRecipients().isEmpty()) {
            preview =
                    trial.preview(
                            template.getLetterPurpose(),
                            template.getEventType(),
                            template.getLanguage(),
                            chosen(),
                            recipient(),
                            user.actor());
        }
        return preview;
    }

    public void send() {
        var address =
                trial.send(
                        template.getLetterPurpose(),
                        template.getEventType(),
                        template.getLanguage(),
                        chosen(),
                        recipient(),
                        user.actor());
        notices.done("template.tested", address);
    }

    public boolean isSender() {
        return user.is(Roles.EVENT_OFFICER);
    }

    private CampaignId chosen() {
        return campaign == null || campaign.isBlank()
                ? getCampaigns().get(0).id()
                : CampaignId.of(campaign);
    }

    /** Someone of another campaign is nobody of this one: then its first recipient is. */
    private UUID recipient() {
        return getRecipients().stream()
                .map(RecipientSummary::id)
                .filter(id -> id.toString().equals(to))
                .findFirst()
                .orElseGet(() -> getRecipients().get(0).id());
    }

    public String getCampaign() {
        return campaign;
    }

    public void setCampaign(String campaign) {
        this.campaign = campaign;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
