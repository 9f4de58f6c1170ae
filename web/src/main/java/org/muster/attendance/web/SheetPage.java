package org.muster.attendance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
import org.muster.attendance.SheetSummary;
import org.muster.attendance.SheetUndo;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.shared.LineError;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One sheet: how far its lines are taken over, and what was wrong with them. */
@Named
@ViewScoped
public class SheetPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST = 500;

    @Inject private AttendanceOverview attendance;
    @Inject private JobRuns runs;
    @Inject private SheetImport sheets;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String sheet;
    private String run;
    private transient SheetSummary summary;
    private transient List<LineError> errors;
    private transient JobRunSummary progress;
    private SheetUndo undone;
    private String reason;

    public void load() {
        var id = SheetId.of(sheet);
        undone = attendance.undone(id, user.actor()).orElse(null);
        // The run before its sheet: one that is over is shown with all it did.
        progress = run == null ? null : runs.run(JobRunId.of(run), user.actor());
        summary = attendance.sheet(id, user.actor());
        errors = attendance.errors(id, 0, MOST, user.actor());
    }

    /** Takes the import back: what the sheet said counts no longer. */
    public String undo() {
        sheets.undo(SheetId.of(sheet), reason, user.actor());
        notices.done("attendance.undone");
        return "/attendance/sheet.xhtml?faces-redirect=true&sheet=" + sheet;
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

    /** Those who take sheets in may also take them back. */
    public boolean isMayChange() {
        return user.is(Roles.EVENT_OFFICER) || user.is(Roles.FACILITATOR);
    }

    /** What was signed is seen by those who record presence, pay on it or check it. */
    public boolean isMaySee() {
        return isMayChange()
                || user.is(Roles.FINANCE_OFFICER)
                || user.is(Roles.CONTROLLER)
                || user.is(Roles.AUDITOR);
    }

    public SheetUndo getUndone() {
        return undone;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
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
