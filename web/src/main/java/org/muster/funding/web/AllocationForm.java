package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.muster.event.EventFilter;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.funding.ContributionOverview;
import org.muster.funding.FundAllocation;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Part of a contribution to be set aside for an event, as it is typed in. */
@Named
@RequestScoped
public class AllocationForm {
    @Inject private FundAllocation allocation;
    @Inject private ContributionOverview contributions;
    @Inject private EventOverview events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Clock clock;

    private String event;
    private String category;
    private String amount;

    /** Proposes it and shows the contribution again; another person approves. */
    public String propose(String agreementNo) {
        var by = user.actor();
        var contribution = contributions.byAgreement(agreementNo, by);
        var currency = contributions.detail(contribution, by).contribution().currency();
        var found = events.byCode(event, by).orElseThrow(() -> new NotFound("event", event));
        allocation.propose(
                contribution,
                found.id(),
                CostCategory.valueOf(category),
                Money.parse(amount, currency.getCurrencyCode()),
                LocalDate.ofInstant(clock.instant(), clock.getZone()),
                by);
        notices.done("contribution.allocationProposed");
        return "/funding/contribution.xhtml?faces-redirect=true&id=" + contribution;
    }

    public List<EventSummary> getEvents() {
        return events.page(EventFilter.ALL, 0, 200, user.actor());
    }

    public CostCategory[] getCategories() {
        return CostCategory.values();
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }
}
