package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.reconciliation.ComparedEvents;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** How far a run is that compares events, and what came of each of them. */
@Named
@ViewScoped
public class ComparedPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private JobRuns runs;
    @Inject private ComparedEvents compared;
    @Inject private CurrentUser user;

    private String run;
    private int first;
    private transient JobRunSummary summary;
    private transient List<ComparedEvents.Row> rows;

    public void load() {
        var id = JobRunId.of(run);
        first = Math.max(0, first);
        summary = runs.run(id, user.actor());
        rows = compared.page(id, first, SIZE + 1, user.actor());
    }

    public boolean isRunning() {
        return !summary.isOver();
    }

    public JobRunSummary getSummary() {
        return summary;
    }

    public List<ComparedEvents.Row> getRows() {
        return rows.subList(0, Math.min(SIZE, rows.size()));
    }

    /** One more than is shown tells that there is a further page. */
    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, first + rows.size());
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
