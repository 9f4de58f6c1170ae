package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignDetail;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.RecipientSummary;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** Whom a campaign is for, who reads each letter, and who is left out and why. */
@Named
@ViewScoped
public class CampaignRecipientsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CampaignOverview overview;
    @Inject private CampaignPlanning planning;
    @Inject private CurrentUser user;

    private String id;
    private int first;
    private String reason;
    private transient CampaignDetail campaign;
    private transient List<RecipientSummary> rows;
    private long count;

    public void load() {
        campaign = overview.campaign(Ids.campaign(id), user.actor());
        rows = overview.recipients(Ids.campaign(id), user.language(), first, SIZE, user.actor());
        count = overview.recipientCount(Ids.campaign(id), user.actor());
    }

    public CampaignDetail getCampaign() {
        if (campaign == null) {
            load();
        }
        return campaign;
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
        planning.takeBackIn(Ids.campaign(id), recipient.id(), user.actor());
        load();
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

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
