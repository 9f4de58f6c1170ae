package org.muster.ledger.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.ledger.BalanceCheck;
import org.muster.ledger.BalanceCheckSummary;
import org.muster.ledger.BalanceDifference;
import org.muster.operation.JobRunId;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** The recounts of the ledger, and what differed in the one chosen or else in the latest. */
@Named
@ViewScoped
public class ChecksPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 24;

    @Inject private BalanceCheck check;
    @Inject private CurrentUser user;

    private String run;
    private int first;
    private transient List<BalanceCheckSummary> rows;
    private transient List<BalanceDifference> differences;
    private PagePosition position;

    public void load() {
        position = new PagePosition(first, SIZE, check.pageCount(user.actor()));
        rows = check.page(position.first(), SIZE, user.actor());
        if (run == null && !rows.isEmpty()) {
            run = rows.get(0).run().toString();
        }
        differences = run == null ? List.of() : check.differences(JobRunId.of(run), user.actor());
    }

    public List<BalanceCheckSummary> getRows() {
        return rows;
    }

    public List<BalanceDifference> getDifferences() {
        return differences;
    }

    public PagePosition getPosition() {
        return position;
    }

    public String getRun() {
        return run;
    }

    public void setRun(String run) {
        this.run = run;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
