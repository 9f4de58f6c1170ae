package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.funding.ContributionOverview;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocumentSummary;
import org.muster.funding.CostDocuments;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** Invoices, latest first, each with what may be done with it next. */
@Named
@ViewScoped
public class CostsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private ContributionOverview contributions;
    @Inject private CostDocuments documents;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private int first;
    private transient List<CostDocumentSummary> rows;
    private PagePosition position;

    public void load() {
        position = new PagePosition(first, SIZE, contributions.costCount(user.actor()));
        rows = contributions.costs(position.first(), SIZE, user.actor());
    }

    public void approve(CostDocumentId id) {
        documents.approve(id, user.actor());
        done("costs.approved");
    }

    public void refuse(CostDocumentId id) {
        documents.refuse(id, user.actor());
        done("costs.refused");
    }

    /** Paid today, by the business clock. */
    public void pay(CostDocumentId id) {
        documents.pay(id, days.today(), user.actor());
        done("costs.paid");
    }

    /** Settled today against advances that were paid for the event. */
    public void settle(CostDocumentId id) {
        documents.settle(id, days.today(), user.actor());
        done("costs.settled");
    }

    private void done(String key) {
        notices.done(key);
        load();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public List<CostDocumentSummary> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }
}
