package org.muster.matching.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.matching.EntryLine;
import org.muster.matching.MatchingOverview;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** What the banks say moved and nobody has explained yet, the oldest first. */
@Named
@ViewScoped
public class OpenEntriesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private MatchingOverview overview;
    @Inject private CurrentUser user;

    private int first;
    private transient List<EntryLine> rows;
    private PagePosition position;

    public void load() {
        user.require("finance-officer controller auditor");
        position = new PagePosition(first, SIZE, overview.openCount(user.actor()));
        rows = overview.open(position.first(), SIZE, user.actor());
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
