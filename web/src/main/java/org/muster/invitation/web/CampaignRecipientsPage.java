package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignDetail;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.Forecast;
import org.muster.invitation.LeftOut;
import org.muster.invitation.RecipientFilter;
import org.muster.invitation.RecipientKind;
import org.muster.invitation.RecipientOverview;
import org.muster.invitation.RecipientSummary;
import org.muster.member.Region;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** Whom a campaign is for, who reads each letter, and who is left out and why. */
@Named
@ViewScoped
public class CampaignRecipientsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CampaignOverview overview;
    @Inject private RecipientOverview recipients;
    @Inject private CampaignPlanning planning;
    @Inject private CurrentUser user;

    private String id;
    private int first;
    private Region region;
    private RecipientKind kind;
    private RecipientFilter.Standing standing;
    private LeftOut why;
    private String reason;
    private transient CampaignDetail campaign;
    private transient Forecast forecast;
    private transient List<RecipientSummary> rows;
    private long count;

    public void load() {
        campaign = overview.campaign(CampaignId.of(id), user.actor());
        forecast = recipients.forecast(campaign.id(), user.actor());
        rows = recipients.page(campaign.id(), filter(), user.language(), first, SIZE, user.actor());
        count = recipients.count(campaign.id(), filter(), user.actor());
    }

    private RecipientFilter filter() {
        return new RecipientFilter(region, kind, standing, why);
    }

    public boolean isFiltered() {
        return !filter().equals(RecipientFilter.ALL);
    }

    public CampaignDetail getCampaign() {
        if (campaign == null) {
            load();
        }
        return campaign;
    }

    public Forecast getForecast() {
        if (forecast == null) {
            load();
        }
        return forecast;
    }

    public List<RecipientSummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public long getCount() {
        return count;
    }

    public void leaveOut(RecipientSummary recipient) {
        planning.leaveOut(CampaignId.of(id), recipient.id(), reason, user.actor());
        reason = null;
        load();
    }

    public void takeBackIn(RecipientSummary recipient) {
        planning.takeBackIn(CampaignId.of(id), recipient.id(), reason, user.actor());
        reason = null;
        load();
    }

    public int getSupportedMonths() {
        return recipients.supportedMonths();
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public Region[] getRegions() {
        return Region.values();
    }

    public RecipientKind[] getKinds() {
        return RecipientKind.values();
    }

    public RecipientFilter.Standing[] getStandings() {
        return RecipientFilter.Standing.values();
    }

    public LeftOut[] getReasons() {
        return LeftOut.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
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

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public RecipientKind getKind() {
        return kind;
    }

    public void setKind(RecipientKind kind) {
        this.kind = kind;
    }

    public RecipientFilter.Standing getStanding() {
        return standing;
    }

    public void setStanding(RecipientFilter.Standing standing) {
        this.standing = standing;
    }

    public LeftOut getWhy() {
        return why;
    }

    public void setWhy(LeftOut why) {
        this.why = why;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
