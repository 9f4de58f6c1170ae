package org.muster.ledger.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.ledger.JournalOverview;
import org.muster.ledger.MonthSummary;
import org.muster.web.PagePosition;

/** The months of the ledger, the latest first, each with whether it takes postings. */
@Named
@ViewScoped
public class MonthsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 24;

    @Inject private JournalOverview journal;

    private int first;
    private transient List<MonthSummary> rows;
    private PagePosition position;

    public void load() {
        position = new PagePosition(first, SIZE, journal.monthCount());
        rows = journal.months(position.first(), SIZE);
    }

    public List<MonthSummary> getRows() {
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
