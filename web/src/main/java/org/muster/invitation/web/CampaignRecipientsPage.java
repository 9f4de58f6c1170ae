package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muster.invitation.CampaignDetail;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.RecipientSummary;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationSummary;
import org.muster.member.Organisations;
import org.muster.member.Region;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Whom a campaign is for, who reads each letter, and who is left out and why. */
@Named
@ViewScoped
public class CampaignRecipientsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CampaignOverview overview;
    @Inject private CampaignPlanning planning;
    @Inject private Organisations organisations;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private int first;
    private Region region;
    private String codes;
    private List<String> chosen = List.of();
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

    public void addRegion() {
        var name = region == null ? null : region.name();
        added(planning.addRegion(Ids.campaign(id), name, user.actor()));
    }

    public void addMembers() {
        var named =
                Arrays.stream(
                                (codes == null ? "" : codes)
                                        .toUpperCase(Locale.ROOT)
                                        .split("[\\s,;]+"))
                        .filter(code -> !code.isEmpty())
                        .toList();
        added(planning.addMembers(Ids.campaign(id), named, user.actor()));
        codes = null;
    }

    public void addOrganisations() {
        var ids = chosen.stream().map(OrganisationId::of).toList();
        added(planning.addOrganisations(Ids.campaign(id), ids, user.actor()));
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

    private void added(int many) {
        load();
        notices.done("recipients.added", many);
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public List<OrganisationSummary> getOrganisations() {
        return organisations.page(null, 0, 200);
    }

    public Region[] getRegions() {
        return Region.values();
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

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public String getCodes() {
        return codes;
    }

    public void setCodes(String codes) {
        this.codes = codes;
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(List<String> chosen) {
        this.chosen = chosen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
