package org.muster.advance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.advance.AdvanceFilter;
import org.muster.advance.AdvanceOverview;
import org.muster.advance.AdvanceSummary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** What is owed back of advances, by contribution and person, with how long it has been. */
@Named
@ViewScoped
public class OpenAdvancesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private AdvanceOverview advances;
    @Inject private ContributionOverview contributions;
    @Inject private CurrentUser user;

    private String contribution;
    private int first;
    private transient List<AdvanceSummary> rows;
    private PagePosition position;

    public void load() {
        var isAll = contribution == null || contribution.isBlank();
        var filter = new AdvanceFilter(isAll ? null : ContributionId.of(contribution));
        if (!isAll) {
            contributions.detail(filter.contribution(), user.actor());
        }
        position = new PagePosition(first, SIZE, advances.openCount(filter, user.actor()));
        rows = advances.open(filter, position.first(), SIZE, user.actor());
    }

    public List<AdvanceSummary> getRows() {
        return rows;
    }

    /** The agreements to choose from. */
    public List<ContributionOverview.Named> getAgreements() {
        return contributions.named(user.actor());
    }

    public PagePosition getPosition() {
        return position;
    }

    public String getContribution() {
        return contribution;
    }

    public void setContribution(String contribution) {
        this.contribution = contribution;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
