package org.muster.budget.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.budget.BudgetOverview;
import org.muster.budget.BudgetOverview.Figure;
import org.muster.budget.BudgetRow;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Ids;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** The posted lines, or the open promises, that make one figure of an event's budget. */
@Named
@ViewScoped
public class BudgetRowsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private BudgetOverview budgets;
    @Inject private CurrentUser user;

    private String id;
    private String heading = CostCategory.AIR.name();
    private String figure = Figure.SPENT.name();
    private int first;
    private transient List<BudgetRow> rows;
    private PagePosition position;

    public void load() {
        var event = new EventId(Ids.uuid("event", id));
        var category = read(CostCategory.class, "heading", heading);
        var which = read(Figure.class, "figure", figure);
        position =
                new PagePosition(
                        first, SIZE, budgets.rowCount(event, category, which, user.actor()));
        rows = budgets.rows(event, category, which, position.first(), SIZE, user.actor());
    }

    private static <E extends Enum<E>> E read(Class<E> type, String field, String text) {
        return Choices.read(type, field, text)
                .orElseThrow(() -> new InvalidInput(field, Told.of("why.choice", "")));
    }

    public List<BudgetRow> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getHeading() {
        return heading;
    }

    public void setHeading(String heading) {
        this.heading = heading;
    }

    public String getFigure() {
        return figure;
    }

    public void setFigure(String figure) {
        this.figure = figure;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
