package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.funding.EarmarkOverview;
import org.muster.funding.Eligibility;
import org.muster.member.MemberDirectory;
import org.muster.member.MemberNames;
import org.muster.member.MemberSummary;
import org.muster.member.Region;
import org.muster.member.SubRegion;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * Takes whole groups of Members into a campaign, and leaves them out again: a region or sub-region
 * as it is on the business day, a list somebody has, or those an earmark names. Doing it again adds
 * nobody twice.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class RecipientGroups {
    private static final int MOST_MEMBERS = 300;

    @Inject private Campaigns campaigns;
    @Inject private Recipients recipients;
    @EJB private MemberDirectory members;
    @EJB private EarmarkOverview earmarks;
    @Inject private Eligibility eligibility;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** Adds every Member of a region, or every Member where region is null. */
    public MembersAdded addRegion(CampaignId id, Region region, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        return add(campaign, codes(region, member -> true), "region added", actor);
    }

    public MembersAdded addSubRegion(CampaignId id, SubRegion subRegion, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        return add(campaign, codes(subRegion), "sub-region added", actor);
    }

    /** Adds the Members of a text, one a line; what names no Member is told. */
    public ListAdded addPasted(CampaignId id, String text, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        return add(campaign, RecipientList.pasted(text, MemberNames.of(members)), actor);
    }

    /** Adds the Members of a CSV or XLSX file; lines that name no Member are told. */
    public ListAdded addFile(CampaignId id, byte[] content, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        return add(campaign, RecipientList.file(content, MemberNames.of(members)), actor);
    }

    /**
     * Adds the Members that an agreement pays for on the first event's day. It must have money set
     * aside for one of the campaign's events: that is how far an event officer sees agreements.
     */
    public MembersAdded addEarmarked(CampaignId id, ContributionId contribution, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        requirePaying(campaign, contribution, actor);
        var named = eligibility.members(contribution, campaigns.firstDay(campaign));
        return add(
                campaign,
                codes(null, member -> named.names(member.code())),
                "earmarked Members added",
                actor);
    }

    /** From now on Members that the agreement does not pay for are left out; null lifts it. */
    public void bind(CampaignId id, ContributionId contribution, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        if (contribution != null) {
            requirePaying(campaign, contribution, actor);
        }
        campaign.bind(contribution);
        recipients.settle(campaign);
        audit.record(
                actor,
                contribution == null ? "campaign unbound" : "campaign bound",
                "campaign",
                id,
                contribution == null ? "" : contribution.toString());
    }

    /** The agreements whose earmarks this campaign can follow, by number. */
    public List<EarmarkOverview.Paying> paying(CampaignId id, Actor actor) {
        return earmarks.paying(events(campaigns.toRead(id, actor)), actor);
    }

    /** Leaves out every Member of a region, or every Member, with a reason; returns how many. */
    public int leaveOutRegion(CampaignId id, Region region, String reason, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        return leaveOut(campaign, codes(region, member -> true), reason, actor);
    }

    public int leaveOutSubRegion(CampaignId id, SubRegion subRegion, String reason, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        return leaveOut(campaign, codes(subRegion), reason, actor);
    }

    private int leaveOut(Campaign campaign, Set<String> codes, String reason, Actor actor) {
        var written = CampaignPlanning.reason(reason);
        var left = recipients.leaveOutMembers(campaign, codes, written);
        if (left > 0) {
            recipients.settle(campaign);
        }
        audit.record(actor, "recipients left out", "campaign", campaign.id(), "" + left);
        return left;
    }

    private MembersAdded add(Campaign campaign, Set<String> codes, String act, Actor actor) {
        var added = add(campaign, codes);
        audit.record(actor, act, "campaign", campaign.id(), "" + added);
        return new MembersAdded(added, codes.size() - added, List.of());
    }

    private ListAdded add(Campaign campaign, RecipientList list, Actor actor) {
        var codes = list.members();
        var added = add(campaign, codes);
        audit.record(actor, "list added", "campaign", campaign.id(), "" + added);
        return new ListAdded(added, codes.size() - added + list.repeated(), list.errors());
    }

    private int add(Campaign campaign, Collection<String> codes) {
        var added = recipients.addMembers(campaign, codes);
        if (added > 0) {
            recipients.settle(campaign);
        }
        return added;
    }

    private void requirePaying(Campaign campaign, ContributionId contribution, Actor actor) {
        if (earmarks.paying(events(campaign), actor).stream()
                .noneMatch(each -> each.id().equals(contribution))) {
            throw new NotFound("contribution", contribution);
        }
    }

    private static Set<EventId> events(Campaign campaign) {
        return Set.copyOf(campaign.events());
    }

    private Set<String> codes(SubRegion subRegion) {
        return codes(null, member -> member.subRegion() == subRegion);
    }

    private Set<String> codes(Region region, Predicate<MemberSummary> wanted) {
        return members.page(region, LocalDate.now(clock), 0, MOST_MEMBERS).stream()
                .filter(wanted)
                .map(MemberSummary::code)
                .collect(Collectors.toSet());
    }
}
