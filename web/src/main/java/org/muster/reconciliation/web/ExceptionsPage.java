package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventId;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Reconciler;
import org.muster.reconciliation.batch.AttendanceReconciliation;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** The work list of exceptions, of one event or of all in reach, and the start of a comparison. */
@Named
@ViewScoped
public class ExceptionsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private Exceptions exceptions;
    @Inject private ExceptionSearch search;
    @Inject private AttendanceReconciliation reconciliation;
    @Inject private JobRuns runs;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private long total;
    private transient List<ExceptionSummary> rows;
    private transient List<Exceptions.Total> totals;
    private transient JobRunSummary latest;

    public void load() {
        first = Math.max(0, first);
        var filter = search.filter();
        rows = exceptions.work(filter, search.getSort(), first, SIZE, user.actor());
        totals = exceptions.totals(filter, user.actor());
        total = totals.stream().mapToLong(Exceptions.Total::cases).sum();
        latest =
                search.isOneEvent()
                        ? runs.page(Reconciler.JOB, search.getEvent(), 0, 1, user.actor()).stream()
                                .findFirst()
                                .orElse(null)
                        : null;
    }

    public void reconcile() {
        JobRunId run = reconciliation.start(EventId.of(search.getEvent()), user.actor());
        notices.done("jobs.started");
        load();
        latest = runs.run(run, user.actor());
    }

    public boolean isRunning() {
        return latest != null && !latest.isOver();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public List<ExceptionSummary> getRows() {
        return rows;
    }

    public List<Exceptions.Total> getTotals() {
        return totals;
    }

    public JobRunSummary getLatest() {
        return latest;
    }

    public long getTotal() {
        return total;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, total);
    }
}
