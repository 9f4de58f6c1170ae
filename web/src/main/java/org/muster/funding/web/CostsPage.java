package org.muster.funding.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocumentSummary;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostOverview;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** Cost documents, latest first, each with what may be done with it next. */
@Named
@ViewScoped
public class CostsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CostOverview overview;
    @Inject private CostDocuments documents;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private int first;
    private transient List<CostDocumentSummary> rows;
    private PagePosition position;
    private final Typed typed = new Typed();

    @PostConstruct
    void proposeToday() {
        typed.with("on", days.today()).with("bankedCurrency", "EUR");
    }

    public void load() {
        position = new PagePosition(first, SIZE, overview.count(user.actor()));
        rows = overview.page(position.first(), SIZE, user.actor());
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

    /** Paid on the day typed, with what left the bank where that was another currency. */
    public void payTyped() {
        documents.pay(
                CostDocumentId.of(typed.text("document")),
                typed.day("on"),
                typed.banked(),
                user.actor());
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

    /** Those listed that may be paid. */
    public List<CostDocumentSummary> getToPay() {
        return rows.stream().filter(CostDocumentSummary::isPayable).toList();
    }

    public Map<String, String> getFields() {
        return typed.getFields();
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
