package org.muster.erasure.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.erasure.ErasureSummary;
import org.muster.erasure.Erasures;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** Finds whose names are to go, and lists what was asked for. */
@Named
@ViewScoped
public class ErasurePage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 20;

    @Inject private Erasures erasures;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private transient List<ErasureSummary> rows;
    private PagePosition position;
    private String text;
    private List<Erasures.Found> found = List.of();

    public void load() {
        position = new PagePosition(first, SIZE, erasures.count(user.actor()));
        rows = erasures.page(position.first(), SIZE, user.actor());
    }

    public void find() {
        found = erasures.find(text, user.actor());
        if (found.isEmpty()) {
            notices.warn("erasure.nobodyFound");
        }
    }

    public List<ErasureSummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public List<Erasures.Found> getFound() {
        return found;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
