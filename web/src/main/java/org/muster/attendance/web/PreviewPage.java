package org.muster.attendance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
import org.muster.attendance.SheetPreview;
import org.muster.attendance.batch.AttendanceImport;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** What a sheet would come to, before any of its lines counts. */
@Named
@ViewScoped
public class PreviewPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;

    @Inject private AttendanceOverview attendance;
    @Inject private SheetImport sheets;
    @Inject private AttendanceImport imports;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String sheet;
    private int first;
    private SheetPreview preview;
    private AttendanceSheet.Source source;

    public String load() {
        var id = SheetId.of(sheet);
        first = Math.max(0, first);
        if (!attendance.sheet(id, user.actor()).isReceived()) {
            return taken("");
        }
        if (!sheets.isMapped(id, user.actor())) {
            return "/attendance/columns.xhtml?faces-redirect=true&sheet=" + sheet;
        }
        preview = sheets.preview(id, first, SIZE, user.actor());
        source = preview.sheet().source();
        return null;
    }

    /** Looks at the sheet as what it was said to be. */
    public String look() {
        if (isChanged()) {
            sheets.declare(SheetId.of(sheet), source, user.actor());
        }
        return "/attendance/preview.xhtml?faces-redirect=true&sheet=" + sheet;
    }

    private boolean isChanged() {
        return source != preview.sheet().source();
    }

    /** Takes the good lines over; as something else they come to something else, seen first. */
    public String confirm() {
        if (isChanged()) {
            notices.warn("sheetSource.changed");
            return look();
        }
        var run = imports.confirm(SheetId.of(sheet), user.actor());
        run.ifPresent(started -> notices.done("attendance.uploaded"));
        return taken(run.map(started -> "&run=" + started).orElse(""));
    }

    /** Lets go of a sheet of which nothing counts yet. */
    public String giveUp() {
        sheets.undo(SheetId.of(sheet), "", user.actor());
        notices.done("attendance.givenUp");
        return "/attendance/grid.xhtml?faces-redirect=true&event=" + preview.sheet().event();
    }

    private String taken(String run) {
        return "/attendance/sheet.xhtml?faces-redirect=true&sheet=" + sheet + run;
    }

    public String getSheet() {
        return sheet;
    }

    public void setSheet(String sheet) {
        this.sheet = sheet;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public AttendanceSheet.Source getSource() {
        return source;
    }

    public void setSource(AttendanceSheet.Source source) {
        this.source = source;
    }

    public AttendanceSheet.Source[] getSources() {
        return AttendanceSheet.Source.values();
    }

    public SheetPreview getPreview() {
        return preview;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, preview.wrong());
    }
}
