package org.muster.ledger.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntrySummary;
import org.muster.ledger.JournalOverview;
import org.muster.shared.Ids;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** Posted entries of a contribution or of a month, the latest first. */
@Named
@ViewScoped
public class JournalPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private JournalOverview journal;
    @Inject private CurrentUser user;

    private String contribution;
    private String month;
    private String category;
    private int first;
    private transient List<JournalEntrySummary> rows;
    private PagePosition position;

    public void load() {
        var filter =
                new JournalOverview.Filter(
                        contribution == null ? null : Ids.uuid("contribution", contribution),
                        month == null ? null : MonthNames.read(month),
                        Choices.read(CostCategory.class, "category", category).orElse(null));
        position = new PagePosition(first, SIZE, journal.count(filter, user.actor()));
        rows = journal.page(filter, position.first(), SIZE, user.actor());
    }

    public List<JournalEntrySummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public String getContribution() {
        return contribution;
    }

    public void setContribution(String contribution) {
        this.contribution = contribution;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
