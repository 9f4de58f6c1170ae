package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignDetail;
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
import org.muster.web.Choices;
import org.muster.web.CurrentUser;

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
    private String region;
    private String kind;
    private String standing;
    private String why;
    private String reason;
    private transient CampaignDetail campaign;
    private transient Forecast forecast;
    private transient List<RecipientSummary> rows;
    private long count;

    public void load() {
        campaign = overview.campaign(Ids.campaign(id), user.actor());
        forecast = recipients.forecast(campaign.id(), user.actor());
        rows = recipients.page(campaign.id(), filter(), user.language(), first, SIZE, user.actor());
        count = recipients.count(campaign.id(), filter(), user.actor());
    }

    private RecipientFilter filter() {
        return new RecipientFilter(
                Choices.read(Region.class, "region", region).orElse(null),
                Choices.read(RecipientKind.class, "kind", kind).orElse(null),
                Choices.read(RecipientFilter.Standing.class, "standing", standing).orElse(null),
                Choices.read(LeftOut.class, "why", why).orElse(null));
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
        planning.leaveOut(Ids.campaign(id), recipient.id(), reason, user.actor());
        reason = null;
        load();
    }

    public void takeBackIn(RecipientSummary recipient) {
        planning.takeBackIn(Ids.campaign(id), recipient.id(), reason, user.actor());
        reason = null;
        load();
    }

    /** The page's own address with the filter, for the links that turn pages. */
    public String getAddress() {
        return "?id=%s&region=%s&kind=%s&standing=%s&why=%s"
                .formatted(id, text(region), text(kind), text(standing), text(why));
    }

    private static String text(String chosen) {
        return chosen == null ? "" : chosen;
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

    public int getNext() {
        return first + SIZE;
    }

    public int getPrevious() {
        return Math.max(0, first - SIZE);
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getStanding() {
        return standing;
    }

    public void setStanding(String standing) {
        this.standing = standing;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
