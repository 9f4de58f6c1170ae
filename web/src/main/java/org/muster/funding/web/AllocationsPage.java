package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.funding.AllocationId;
import org.muster.funding.FundAllocation;
import org.muster.ledger.CostCategory;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** What of a contribution is set aside for events: proposed by one person, approved by another. */
@Named
@ViewScoped
public class AllocationsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ContributionHeader header;
    @Inject private FundAllocation allocation;
    @Inject private EventChoices events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private final Typed proposal = new Typed();

    public void load() {
        header.of(id);
    }

    public String propose() {
        allocation.propose(
                ContributionHeader.id(id),
                events.read("event", proposal.text("event")),
                proposal.choice(CostCategory.class, "category"),
                proposal.money(header.of(id).contribution().currency().getCurrencyCode()),
                days.today(),
                user.actor());
        return done("contribution.allocationProposed");
    }

    public String approve(AllocationId proposed) {
        allocation.approve(proposed, user.actor());
        return done("contribution.allocationApproved");
    }

    private String done(String key) {
        notices.done(key);
        return ContributionHeader.to("allocations", id);
    }

    public Map<String, String> getProposal() {
        return proposal.getFields();
    }

    public List<CostCategory> getCategories() {
        return List.of(CostCategory.values());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
