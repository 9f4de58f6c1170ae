package org.muster.matching.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.matching.EntryLine;
import org.muster.matching.MatchingOverview;
import org.muster.reconciliation.BankComparison;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** What the banks say moved and nobody has explained yet, the oldest first. */
@Named
@ViewScoped
public class OpenEntriesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private MatchingOverview overview;
    @Inject private BankComparison comparison;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private transient List<EntryLine> rows;
    private PagePosition position;

    public void load() {
        user.require("finance-officer controller auditor");
        position = new PagePosition(first, SIZE, overview.openCount(user.actor()));
        rows = overview.open(position.first(), SIZE, user.actor());
    }

    /** Makes cases of what stands alone, with the bank or in the books. */
    public void compare() {
        notices.done("bank.compared", comparison.compare(user.actor()));
        load();
    }

    public List<EntryLine> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
