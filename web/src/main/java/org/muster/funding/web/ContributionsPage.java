package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** The contributions within the reader's reach, by agreement number. */
@Named
@ViewScoped
public class ContributionsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private ContributionOverview contributions;
    @Inject private CurrentUser user;

    private int first;
    private transient List<ContributionSummary> rows;
    private PagePosition position;

    public void load() {
        position = new PagePosition(first, SIZE, contributions.count(user.actor()));
        rows = contributions.page(position.first(), SIZE, user.actor());
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public List<ContributionSummary> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }
}
