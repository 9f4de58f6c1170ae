package org.muster.attendance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRow;
import org.muster.attendance.SheetImport;
import org.muster.attendance.SheetSummary;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** Who was there, person by half day, and the sheets it comes from. */
@Named
@ViewScoped
public class GridPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private AttendanceOverview attendance;
    @Inject private SheetImport imports;
    @Inject private CurrentUser user;

    private String event;
    private int first;
    private transient Part file;
    private transient List<AttendanceRow> rows;
    private transient List<SheetSummary> sheets;
    private transient List<String> halfDays;
    private transient AttendanceOverview.Figures figures;
    private long total;

    public void load() {
        first = Math.max(0, first);
        rows = attendance.grid(id(), first, SIZE, user.actor());
        total = attendance.people(id(), user.actor());
        sheets = attendance.sheets(id(), 0, 20, user.actor());
        halfDays = attendance.halfDays(id(), user.actor());
        figures = attendance.figures(id(), user.actor());
    }

    /**
     * Keeps the sheet, and goes on to its columns or, where they are known, to what it comes to.
     */
    public String upload() throws IOException {
        if (file == null) {
            throw new InvalidInput("file", Told.of("why.file.missing"));
        }
        byte[] content;
        try (var stream = file.getInputStream()) {
            content = stream.readNBytes(MOST_BYTES);
        }
        var received = imports.receive(id(), file.getSubmittedFileName(), content, user.actor());
        return (received.mapped() ? "/attendance/preview.xhtml" : "/attendance/columns.xhtml")
                + "?faces-redirect=true&sheet="
                + received.sheet();
    }

    private EventId id() {
        return EventId.of(event);
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public List<AttendanceRow> getRows() {
        return rows;
    }

    public List<SheetSummary> getSheets() {
        return sheets;
    }

    public List<String> getHalfDays() {
        return halfDays;
    }

    public AttendanceOverview.Figures getFigures() {
        return figures;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, total);
    }
}
