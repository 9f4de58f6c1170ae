package org.muster.attendance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.muster.attendance.Candidate;
import org.muster.attendance.LineChoice;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
import org.muster.attendance.Stranger;
import org.muster.attendance.WholeName;
import org.muster.member.PersonId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Texts;

/** Lines whose person no reference tells, each with the people it may be about. */
@Named
@ViewScoped
public class StrangersPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 25;

    @Inject private SheetImport sheets;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Texts texts;

    private String sheet;
    private int first;
    private List<Stranger> rows;
    private long total;
    private List<String> said;
    private List<String> familyNames;
    private List<String> givenNames;

    public String load() {
        first = Math.max(0, first);
        var id = SheetId.of(sheet);
        if (!sheets.isMapped(id, user.actor())) {
            return "/attendance/columns.xhtml?faces-redirect=true&sheet=" + sheet;
        }
        total = sheets.preview(id, 0, 1, user.actor()).strangers();
        rows = sheets.strangers(id, first, SIZE, user.actor());
        said = new ArrayList<>(rows.stream().map(StrangersPage::said).toList());
        familyNames = new ArrayList<>(rows.stream().map(row -> row.apart().familyName()).toList());
        givenNames = new ArrayList<>(rows.stream().map(row -> row.apart().givenName()).toList());
        return null;
    }

    /** What was said before, else the one who is likely; somebody still has to keep it. */
    private static String said(Stranger row) {
        if (row.choice() != null) {
            return row.choice().person() == null
                    ? row.choice().kind().name()
                    : row.choice().person().toString();
        }
        return row.likely() == null ? "" : row.likely().toString();
    }

    public String save() {
        var choices = new ArrayList<LineChoice>();
        for (var at = 0; at < rows.size(); at++) {
            choices.add(choice(rows.get(at), said.get(at), names(at)));
        }
        sheets.choose(SheetId.of(sheet), choices, user.actor());
        notices.done("attendance.choicesKept");
        return getPosition().next() < 0
                ? "/attendance/preview.xhtml?faces-redirect=true&sheet=" + sheet
                : "/attendance/strangers.xhtml?faces-redirect=true&sheet=%s&first=%d"
                        .formatted(sheet, getPosition().next());
    }

    /** By which somebody new is registered; the line's own where it has both. */
    private WholeName names(int at) {
        return rows.get(at).isNamed()
                ? null
                : new WholeName(typed(familyNames.get(at)), typed(givenNames.get(at)));
    }

    private static String typed(String field) {
        return field == null ? "" : field.strip();
    }

    private static LineChoice choice(Stranger row, String said, WholeName names) {
        var line = row.line();
        if (said == null || said.isEmpty()) {
            return new LineChoice(line, null, null);
        }
        if (LineChoice.Kind.NEW.name().equals(said)) {
            return new LineChoice(line, LineChoice.Kind.NEW, null, names);
        }
        if (LineChoice.Kind.LEFT_OUT.name().equals(said)) {
            return new LineChoice(line, LineChoice.Kind.LEFT_OUT, null);
        }
        return new LineChoice(line, LineChoice.Kind.PERSON, PersonId.of(said));
    }

    /** All that may be said of a line. */
    public List<String> offered(Stranger row) {
        var offered = new ArrayList<String>();
        row.candidates().forEach(each -> offered.add(each.person().toString()));
        if (row.choice() != null && row.choice().person() != null) {
            offered.remove(row.choice().person().toString());
            offered.add(0, row.choice().person().toString());
        }
        if (user.is(Roles.EVENT_OFFICER)) {
            offered.add(LineChoice.Kind.NEW.name());
        }
        offered.add(LineChoice.Kind.LEFT_OUT.name());
        return offered;
    }

    /** Whether names are asked for: the line has one whole name, or none. */
    public boolean isSplit(Stranger row) {
        return !row.isNamed() && user.is(Roles.EVENT_OFFICER);
    }

    /** A choice in the reader's words: for a person the name and what speaks for it. */
    public String word(Stranger row, String said) {
        return row.candidates().stream()
                .filter(each -> each.person().toString().equals(said))
                .findFirst()
                .map(this::told)
                .orElseGet(() -> texts.of("stranger." + kind(said), said));
    }

    private static String kind(String said) {
        return said.contains("-") ? "PERSON" : said;
    }

    private String told(Candidate each) {
        var told = new ArrayList<String>();
        told.add(each.familyName() + ", " + each.givenName());
        told.add(each.administration());
        told.add(each.sameNames() ? texts.of("stranger.sameNames") : "");
        told.add(each.sameBirth() ? texts.of("stranger.sameBirth") : "");
        told.add(texts.of(each.ofEvent() ? "stranger.ofEvent" : "stranger.elsewhere"));
        told.removeIf(String::isEmpty);
        return String.join(" · ", told);
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

    public List<Stranger> getRows() {
        return rows;
    }

    public List<String> getSaid() {
        return said;
    }

    public List<String> getFamilyNames() {
        return familyNames;
    }

    public List<String> getGivenNames() {
        return givenNames;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, total);
    }
}
