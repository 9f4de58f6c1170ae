package org.muster.attendance.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceRow;
import org.muster.attendance.TypedMark;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.LineError;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/**
 * The grid as a facilitator fills it from the keyboard: a cell per half day, with the marks of a
 * sheet. Only cells that were changed are recorded; what is no mark stays where it was typed.
 */
@Named
@ViewScoped
public class FillPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;
    private static final String ALL = "all";

    @Inject private AttendanceOverview attendance;
    @Inject private AttendanceRegister register;
    @Inject private HalfDays halfDays;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private String on;
    private int first;
    private long total;
    private List<String> days;
    private List<String> shownHalves;
    private List<AttendanceRow> rows;
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, String> typed = new HashMap<>();
    private List<LineError> errors = List.of();

    public void load() {
        first = Math.max(0, first);
        var halves = attendance.halfDays(id(), user.actor());
        days = halves.stream().map(half -> halfDays.day(half).toString()).distinct().toList();
        if (!ALL.equals(on) && !days.contains(on)) {
            on = days.get(0);
        }
        shownHalves =
                halves.stream().filter(half -> ALL.equals(on) || half.startsWith(on)).toList();
        rows = attendance.grid(id(), first, SIZE, user.actor());
        total = attendance.people(id(), user.actor());
        shown.clear();
        for (var row : rows) {
            for (var half : shownHalves) {
                shown.put(name(row, half), mark(row.cell(half)));
            }
        }
    }

    private static String mark(AttendanceRow.Cell cell) {
        return cell == null ? "" : cell.present() ? "x" : "-";
    }

    /** Records what was changed, and shows what could not be read. */
    public String save() {
        var filled = register.fill(id(), changed(), user.actor());
        if (filled.recorded() > 0) {
            notices.done("attendance.filled", filled.recorded());
        }
        if (filled.outranked() > 0) {
            notices.warn("attendance.filledOutranked", filled.outranked());
        }
        if (filled.wrong().isEmpty()) {
            return "/attendance/fill.xhtml?faces-redirect=true&event=%s&on=%s&first=%d"
                    .formatted(event, on, first);
        }
        errors = filled.wrong().stream().map(this::error).toList();
        typed.keySet().retainAll(filled.wrong().stream().map(FillPage::name).toList());
        load();
        return null;
    }

    private List<TypedMark> changed() {
        var sent = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        var changed = new ArrayList<TypedMark>();
        typed.clear();
        for (var row : rows) {
            for (var half : shownHalves) {
                var name = name(row, half);
                var text = sent.getOrDefault(name, shown.get(name)).strip();
                if (!text.equalsIgnoreCase(shown.get(name))) {
                    typed.put(name, text);
                    changed.add(
                            new TypedMark(
                                    row.person().person(),
                                    halfDays.day(half),
                                    halfDays.half(half),
                                    text));
                }
            }
        }
        return changed;
    }

    private LineError error(TypedMark wrong) {
        var line = 1;
        while (!rows.get(line - 1).person().person().equals(wrong.person())) {
            line++;
        }
        return new LineError(
                first + line,
                halfDays.name(wrong.day() + " " + wrong.half()),
                wrong.text(),
                Told.of(wrong.text().isEmpty() ? "why.mark.emptied" : "why.row.noMark"));
    }

    /** What the cell's field is called. */
    public String name(AttendanceRow row, String half) {
        return name(row.person().person(), half);
    }

    private static String name(TypedMark mark) {
        return name(mark.person(), mark.day() + " " + mark.half());
    }

    private static String name(PersonId person, String half) {
        return "mark " + person + " " + half;
    }

    /** What stands in the cell: what was typed and not taken, else what counts. */
    public String text(AttendanceRow row, String half) {
        var name = name(row, half);
        return typed.getOrDefault(name, shown.get(name));
    }

    public boolean isWrong(AttendanceRow row, String half) {
        return typed.containsKey(name(row, half));
    }

    private EventId id() {
        return EventId.of(event);
    }

    public List<String> getDays() {
        return days;
    }

    public List<String> getHalfDays() {
        return shownHalves;
    }

    public List<AttendanceRow> getRows() {
        return rows;
    }

    public List<LineError> getErrors() {
        return errors;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, total);
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
