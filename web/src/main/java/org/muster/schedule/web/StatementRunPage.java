package org.muster.schedule.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.reporting.StatementRuns;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** How far a run of statements is, and what came of each contribution. */
@Named
@ViewScoped
public class StatementRunPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private JobRuns runs;
    @Inject private StatementRuns statements;
    @Inject private CurrentUser user;

    private String run;
    private int first;
    private transient JobRunSummary summary;
    private transient List<StatementRuns.Item> items;

    public void load() {
        var id = JobRunId.of(run);
        summary = runs.run(id, user.actor());
        items = statements.items(id, Math.max(0, first), SIZE, user.actor());
    }

    public boolean isRunning() {
        return !summary.isOver();
    }

    public JobRunSummary getSummary() {
        return summary;
    }

    public List<StatementRuns.Item> getItems() {
        return items;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, Math.max(summary.itemsTotal(), first + items.size()));
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
