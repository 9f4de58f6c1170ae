package org.muster.attendance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetSummary;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.shared.LineError;
import org.muster.web.CurrentUser;

/** One sheet: how far its lines are taken over, and what was wrong with them. */
@Named
@ViewScoped
public class SheetPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST = 500;

    @Inject private AttendanceOverview attendance;
    @Inject private JobRuns runs;
    @Inject private CurrentUser user;

    private String sheet;
    private String run;
    private transient SheetSummary summary;
    private transient List<LineError> errors;
    private transient JobRunSummary progress;

    public void load() {
        var id = SheetId.of(sheet);
        summary = attendance.sheet(id, user.actor());
        errors = attendance.errors(id, 0, MOST, user.actor());
        progress = run == null ? null : runs.run(JobRunId.of(run), user.actor());
    }

    public boolean isRunning() {
        return progress != null && !progress.isOver();
    }

    public String getSheet() {
        return sheet;
    }

    public void setSheet(String sheet) {
        this.sheet = sheet;
    }

    public String getRun() {
        return run;
    }

    public void setRun(String run) {
        this.run = run;
    }

    public SheetSummary getSummary() {
        return summary;
    }

    public List<LineError> getErrors() {
        return errors;
    }

    public JobRunSummary getProgress() {
        return progress;
    }
}
