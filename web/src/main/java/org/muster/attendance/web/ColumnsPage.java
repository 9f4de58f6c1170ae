package org.muster.attendance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.muster.attendance.ColumnMeaning;
import org.muster.attendance.Half;
import org.muster.attendance.SheetColumns;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
import org.muster.shared.SheetDay;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Formats;

/** The columns of a sheet, and what somebody says that each of them holds. */
@Named
@ViewScoped
public class ColumnsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final List<ColumnMeaning.Kind> OF_PERSONS =
            List.of(
                    ColumnMeaning.Kind.IGNORED,
                    ColumnMeaning.Kind.REFERENCE,
                    ColumnMeaning.Kind.FAMILY_NAME,
                    ColumnMeaning.Kind.GIVEN_NAME,
                    ColumnMeaning.Kind.FULL_NAME,
                    ColumnMeaning.Kind.BIRTH_DATE,
                    ColumnMeaning.Kind.ADMINISTRATION);

    @Inject private SheetImport imports;
    @Inject private HalfDays halfDays;
    @Inject private Choices choices;
    @Inject private Formats formats;
    @Inject private CurrentUser user;

    private String sheet;
    private SheetColumns columns;
    private List<String> meanings;
    private List<String> offered;

    public void load() {
        show(null);
    }

    private void show(SheetDay.Order order) {
        columns = imports.columns(SheetId.of(sheet), order, user.actor());
        meanings = new ArrayList<>();
        var all = new LinkedHashSet<String>();
        OF_PERSONS.forEach(kind -> all.add(kind.name()));
        for (var day : columns.event().each().toList()) {
            all.add(day.toString());
            for (var half : Half.values()) {
                all.add(day + " " + half);
            }
        }
        for (var column : columns.columns()) {
            var isOpen = column.meaning().kind() == ColumnMeaning.Kind.UNKNOWN;
            var meaning = isOpen ? ColumnMeaning.Kind.IGNORED.name() : column.meaning().written();
            meanings.add(meaning);
            if (column.meaning().kind() == ColumnMeaning.Kind.DAY) {
                all.add(meaning);
            }
        }
        offered = List.copyOf(all);
    }

    /** The day comes before the month in this sheet, or behind it. */
    public void order(String said) {
        show(SheetDay.Order.valueOf(said));
    }

    public String save() {
        var said = meanings.stream().map(ColumnMeaning::read).toList();
        imports.map(SheetId.of(sheet), said, user.actor());
        return "/attendance/preview.xhtml?faces-redirect=true&sheet=" + sheet;
    }

    /** A meaning in the reader's words. */
    public String word(String written) {
        if (!Character.isDigit(written.charAt(0))) {
            return choices.word("column", written);
        }
        return written.contains(" ") ? halfDays.name(written) : formats.date(halfDays.day(written));
    }

    public String getSheet() {
        return sheet;
    }

    public void setSheet(String sheet) {
        this.sheet = sheet;
    }

    public SheetColumns getColumns() {
        return columns;
    }

    public List<String> getMeanings() {
        return meanings;
    }

    public List<String> getOffered() {
        return offered;
    }
}
