package org.muster.erasure.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.erasure.ErasureId;
import org.muster.erasure.ErasurePlan;
import org.muster.erasure.ErasureSubject;
import org.muster.erasure.ErasureSummary;
import org.muster.erasure.Erasures;
import org.muster.erasure.Whose;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** Finds whose names are to go, lists what would go, and lets two people decide. */
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
    private Erasures.Found chosen;
    private ErasurePlan plan;
    private String reason;

    public void load() {
        position = new PagePosition(first, SIZE, erasures.count(user.actor()));
        rows = erasures.page(position.first(), SIZE, user.actor());
    }

    public void find() {
        found = erasures.find(text, user.actor());
        chosen = null;
        if (found.isEmpty()) {
            notices.warn("erasure.nobodyFound");
        }
    }

    /** Lists what would go of one of those found. */
    public void choose(Erasures.Found one) {
        chosen = one;
        plan = erasures.plan(one.subject(), user.actor());
    }

    /** Lists what is due by the rules of retention. */
    public void chooseDue() {
        choose(new Erasures.Found(new ErasureSubject(Whose.DUE, null), ""));
    }

    public String ask() {
        erasures.ask(chosen.subject(), reason, user.actor());
        return done("erasure.asked");
    }

    public String accept(ErasureId id) {
        erasures.accept(id, user.actor());
        return done("erasure.done");
    }

    public String refuse(ErasureId id) {
        erasures.refuse(id, user.actor());
        return done("erasure.refused");
    }

    private String done(String key) {
        notices.done(key);
        return "/operation/erasure.xhtml?faces-redirect=true";
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

    public Erasures.Found getChosen() {
        return chosen;
    }

    public ErasurePlan getPlan() {
        return plan;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
