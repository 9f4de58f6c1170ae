package org.muster.reporting.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementProduction;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Reasons why headings of a draft differ from the budget; they make its next version. */
@Named
@ViewScoped
public class StatementBudgetPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private StatementProduction production;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final Map<String, String> reasons = new HashMap<>();

    public String explain(StatementId statement) {
        var given = new EnumMap<CostCategory, String>(CostCategory.class);
        reasons.forEach((heading, reason) -> given.put(CostCategory.valueOf(heading), reason));
        given.values().removeIf(reason -> reason == null || reason.isBlank());
        var next = production.explain(statement, given, user.actor());
        notices.done("statements.explained");
        return "/reporting/statement.xhtml?faces-redirect=true&id=" + next.id();
    }

    public Map<String, String> getReasons() {
        return reasons;
    }
}
