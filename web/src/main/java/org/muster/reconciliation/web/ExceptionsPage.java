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
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
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
    @Inject private AttendanceReconciliation reconciliation;
    @Inject private JobRuns runs;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private Mismatch mismatch;
    private CaseState state;
    private int first;
    private transient List<ExceptionSummary> rows;
    private transient JobRunSummary latest;
    private long total;

    public void load() {
        first = Math.max(0, first);
        var id = isOneEvent() ? EventId.of(event) : null;
        var filter = new Exceptions.Filter(id, mismatch, state);
        rows = exceptions.page(filter, first, SIZE, user.actor());
        total = exceptions.count(filter, user.actor());
        latest =
                isOneEvent()
                        ? runs.page(Reconciler.JOB, event, 0, 1, user.actor()).stream()
                                .findFirst()
                                .orElse(null)
                        : null;
    }

    public void reconcile() {
        JobRunId run = reconciliation.start(EventId.of(event), user.actor());
        notices.done("jobs.started");
        load();
        latest = runs.run(run, user.actor());
    }

    public boolean isOneEvent() {
        return event != null && !event.isBlank();
    }

    public boolean isRunning() {
        return latest != null && !latest.isOver();
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public Mismatch getMismatch() {
        return mismatch;
    }

    public void setMismatch(Mismatch mismatch) {
        this.mismatch = mismatch;
    }

    public CaseState getState() {
        return state;
    }

    public void setState(CaseState state) {
        this.state = state;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public Mismatch[] getMismatches() {
        return Mismatch.values();
    }

    public CaseState[] getStates() {
        return CaseState.values();
    }

    public List<ExceptionSummary> getRows() {
        return rows;
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
