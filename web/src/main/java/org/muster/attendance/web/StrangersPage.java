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

    public String load() {
        first = Math.max(0, first);
        var id = SheetId.of(sheet);
        if (!sheets.isMapped(id, user.actor())) {
            return "/attendance/columns.xhtml?faces-redirect=true&sheet=" + sheet;
        }
        total = sheets.preview(id, 0, 1, user.actor()).strangers();
        rows = sheets.strangers(id, first, SIZE, user.actor());
        said = new ArrayList<>(rows.stream().map(StrangersPage::said).toList());
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
            choices.add(choice(rows.get(at).line(), said.get(at)));
        }
        sheets.choose(SheetId.of(sheet), choices, user.actor());
        notices.done("attendance.choicesKept");
        return getPosition().next() < 0
                ? "/attendance/preview.xhtml?faces-redirect=true&sheet=" + sheet
                : "/attendance/strangers.xhtml?faces-redirect=true&sheet=%s&first=%d"
                        .formatted(sheet, getPosition().next());
    }

    private static LineChoice choice(int line, String said) {
        if (said == null || said.isEmpty()) {
            return new LineChoice(line, null, null);
        }
        for (var kind : List.of(LineChoice.Kind.NEW, LineChoice.Kind.LEFT_OUT)) {
            if (kind.name().equals(said)) {
                return new LineChoice(line, kind, null);
            }
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
        if (row.isNamed() && user.is(Roles.EVENT_OFFICER)) {
            offered.add(LineChoice.Kind.NEW.name());
        }
        offered.add(LineChoice.Kind.LEFT_OUT.name());
        return offered;
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

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, total);
    }
}
