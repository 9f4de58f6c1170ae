package org.muster.allowance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.allowance.SchemeSummary;
import org.muster.allowance.SchemeVersionId;
import org.muster.allowance.Schemes;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** The versions of allowance schemes, and their approval by a second person. */
@Named
@ViewScoped
public class SchemesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private Schemes schemes;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private transient List<SchemeSummary> rows;
    private PagePosition position;

    public void load() {
        position = new PagePosition(first, SIZE, schemes.count(""));
        rows = schemes.versions("", position.first(), SIZE);
    }

    public String approve(SchemeVersionId version) {
        schemes.approve(version, user.actor());
        notices.done("schemes.approved");
        return "/allowances/schemes.xhtml?faces-redirect=true";
    }

    public List<SchemeSummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
