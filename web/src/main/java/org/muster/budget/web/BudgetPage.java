package org.muster.budget.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.budget.BudgetChange;
import org.muster.budget.BudgetId;
import org.muster.budget.BudgetOverview;
import org.muster.budget.BudgetPlanning;
import org.muster.budget.BudgetSummary;
import org.muster.budget.BudgetUse;
import org.muster.event.EventId;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;

/** An event's budget: what is used of each heading, its versions, and two of them compared. */
@Named
@ViewScoped
public class BudgetPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private BudgetOverview budgets;
    @Inject private BudgetPlanning planning;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private String earlier;
    private String later;
    private transient BudgetUse use;
    private transient List<BudgetSummary> versions;

    public void load() {
        var event = new EventId(Ids.uuid("event", id));
        use = budgets.use(event, user.actor()).orElse(null);
        versions = budgets.versions(event, user.actor());
        // Without a choice, the latest beside the one before.
        if (later == null && !versions.isEmpty()) {
            later = versions.get(0).id().toString();
            earlier = versions.get(Math.min(1, versions.size() - 1)).id().toString();
        }
    }

    public String approve(BudgetId version) {
        planning.approve(version, days.today(), user.actor());
        notices.done("budget.approved");
        return "/events/budget.xhtml?faces-redirect=true&event=" + id;
    }

    public List<BudgetChange> getChanges() {
        return later == null
                ? List.of()
                : budgets.compare(BudgetId.of(earlier), BudgetId.of(later), user.actor());
    }

    public BudgetUse getUse() {
        return use;
    }

    public List<BudgetSummary> getVersions() {
        if (versions == null) {
            load();
        }
        return versions;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getEarlier() {
        return earlier;
    }

    public void setEarlier(String earlier) {
        this.earlier = earlier;
    }

    public String getLater() {
        return later;
    }

    public void setLater(String later) {
        this.later = later;
    }
}
