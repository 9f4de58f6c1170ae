package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.web.CurrentUser;

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
    private long total;

    public void load() {
        first = Math.max(0, first);
        rows = contributions.page(first, SIZE, user.actor());
        total = contributions.count(user.actor());
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

    public long getTotal() {
        return total;
    }

    public int getNext() {
        return first + SIZE < total ? first + SIZE : -1;
    }

    public int getPrevious() {
        return first == 0 ? -1 : Math.max(0, first - SIZE);
    }
}
