package org.muster.invitation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignSummary;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** The campaigns a person may see, newest first; the address holds the page. */
@Named
@RequestScoped
public class CampaignsPage {
    private static final int SIZE = 25;

    @Inject private CampaignOverview overview;
    @Inject private CurrentUser user;

    private int first;
    private long count;
    private List<CampaignSummary> rows = List.of();

    public void load() {
        first = Math.max(0, first);
        rows = overview.page(first, SIZE, user.actor());
        count = overview.count(user.actor());
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public List<CampaignSummary> getRows() {
        return rows;
    }

    public long getCount() {
        return count;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, getCount());
    }
}
