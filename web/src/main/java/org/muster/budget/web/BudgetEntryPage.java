package org.muster.budget.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muster.budget.Budget;
import org.muster.budget.BudgetOverview;
import org.muster.budget.BudgetPlanning;
import org.muster.budget.BudgetSummary;
import org.muster.budget.NewBudget;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Ids;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Settings;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** Enters an event's next budget, beginning with the latest one. */
@Named
@ViewScoped
public class BudgetEntryPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private BudgetOverview budgets;
    @Inject private BudgetPlanning planning;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Settings settings;

    private String id;
    private boolean replacesDraft;
    private final Typed typed = new Typed();

    public void load() {
        var versions = budgets.versions(event(), user.actor());
        if (versions.isEmpty()) {
            typed.with("currency", "EUR")
                    .with("flexibility", percent(settings.budgetFlexibility()));
        } else {
            fill(versions.get(0));
        }
    }

    private void fill(BudgetSummary latest) {
        replacesDraft = latest.state() == Budget.State.DRAFT;
        typed.with("currency", latest.total().currency().getCurrencyCode())
                .with("flexibility", percent(latest.flexibilityBasisPoints()))
                .with("donorReference", replacesDraft ? latest.donorReference() : "");
        latest.lines().forEach((line, amount) -> typed.with(line.name(), amount.decimal()));
    }

    public String enter() {
        var currency = Money.currency(typed.text("currency"));
        var lines = new EnumMap<CostCategory, Money>(CostCategory.class);
        for (var heading : getHeadings()) {
            if (!typed.text(heading.name()).isEmpty()) {
                lines.put(heading, amount(heading, currency.getCurrencyCode()));
            }
        }
        var entered =
                new NewBudget(
                        currency,
                        lines,
                        typed.hundredths("flexibility"),
                        typed.text("donorReference"));
        planning.draft(event(), entered, user.actor());
        notices.done("budget.entered");
        return "/events/budget.xhtml?faces-redirect=true&event=" + id;
    }

    /** An amount is refused beside its own heading. */
    private Money amount(CostCategory heading, String currency) {
        try {
            return Money.parse(typed.text(heading.name()), currency);
        } catch (UnreadableAmount refusal) {
            throw new InvalidInput(heading.name(), Told.of(refusal));
        }
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    private EventId event() {
        return new EventId(Ids.uuid("event", id));
    }

    public List<CostCategory> getHeadings() {
        return Stream.of(CostCategory.values()).filter(each -> each != CostCategory.PSC).toList();
    }

    public boolean isReplacesDraft() {
        return replacesDraft;
    }

    public Map<String, String> getTyped() {
        return typed.getFields();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
