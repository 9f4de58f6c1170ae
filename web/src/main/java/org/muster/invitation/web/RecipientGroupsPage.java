package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.muster.funding.ContributionId;
import org.muster.funding.EarmarkOverview;
import org.muster.invitation.CampaignId;
import org.muster.invitation.MembersAdded;
import org.muster.invitation.RecipientGroups;
import org.muster.member.Region;
import org.muster.member.SubRegion;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Whole groups of Members, added or left out at once: a region, a sub-region, an earmark. */
@Named
@ViewScoped
public class RecipientGroupsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private RecipientGroups groups;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String group;
    private String reason;
    private String contribution;
    private transient List<EarmarkOverview.Paying> paying;

    public String add(String campaign) {
        var id = CampaignId.of(campaign);
        return added(
                campaign,
                isSubRegion()
                        ? groups.addSubRegion(id, SubRegion.valueOf(group), user.actor())
                        : groups.addRegion(id, region(), user.actor()));
    }

    public String leaveOut(String campaign) {
        var id = CampaignId.of(campaign);
        notices.done(
                "recipients.leftOutGroup",
                isSubRegion()
                        ? groups.leaveOutSubRegion(
                                id, SubRegion.valueOf(group), reason, user.actor())
                        : groups.leaveOutRegion(id, region(), reason, user.actor()));
        return again(campaign);
    }

    public String addEarmarked(String campaign) {
        var of = ContributionId.of(contribution);
        return added(campaign, groups.addEarmarked(CampaignId.of(campaign), of, user.actor()));
    }

    public String bind(String campaign) {
        groups.bind(CampaignId.of(campaign), ContributionId.of(contribution), user.actor());
        return again(campaign);
    }

    public String unbind(String campaign) {
        groups.bind(CampaignId.of(campaign), null, user.actor());
        return again(campaign);
    }

    public List<EarmarkOverview.Paying> paying(String campaign) {
        if (paying == null) {
            paying = groups.paying(CampaignId.of(campaign), user.actor());
        }
        return paying;
    }

    public Region[] getRegions() {
        return Region.values();
    }

    public SubRegion[] getSubRegions() {
        return SubRegion.values();
    }

    private boolean isSubRegion() {
        return Stream.of(SubRegion.values()).anyMatch(each -> each.name().equals(group));
    }

    private Region region() {
        return Choices.read(Region.class, "group", group).orElse(null);
    }

    private String added(String campaign, MembersAdded result) {
        notices.done("recipients.added", result.added(), result.already());
        return again(campaign);
    }

    private static String again(String campaign) {
        return "/invitations/recipients?faces-redirect=true&id=" + campaign;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getContribution() {
        return contribution;
    }

    public void setContribution(String contribution) {
        this.contribution = contribution;
    }
}
