package org.muster.advance.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.advance.AdvanceId;
import org.muster.advance.AdvanceMovement;
import org.muster.advance.AdvanceOverview;
import org.muster.advance.AdvanceSummary;
import org.muster.advance.Advances;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** One advance, what became of it, and what may be done with it next. */
@Named
@ViewScoped
public class AdvancePage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private AdvanceOverview overview;
    @Inject private Advances advances;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private transient AdvanceSummary advance;
    private transient List<AdvanceMovement> movements;
    private final Typed typed = new Typed();

    @PostConstruct
    void proposeToday() {
        typed.with("paidOn", days.today()).with("on", days.today());
    }

    public void load() {
        advance = overview.advance(of(), user.actor());
        movements = overview.movements(of(), user.actor());
    }

    public String approve() {
        advances.approve(of(), user.actor());
        return done("advances.approved");
    }

    public String refuse() {
        advances.refuse(of(), user.actor());
        return done("advances.refused");
    }

    public String pay() {
        advances.markPaid(of(), typed.day("paidOn"), user.actor());
        return done("advances.paid");
    }

    public String recover() {
        var currency = getAdvance().amount().currency().getCurrencyCode();
        advances.recover(
                of(),
                typed.money(currency),
                typed.day("on"),
                typed.text("reference"),
                user.actor());
        return done("advances.recovered");
    }

    public String remind() {
        var goes = advances.remind(of(), user.actor());
        return done(goes ? "advances.reminded" : "advances.reminded.noLetter");
    }

    public String askWriteOff() {
        advances.askWriteOff(of(), typed.text("reason"), user.actor());
        return done("advances.writeOffAsked");
    }

    public String writeOff() {
        advances.writeOff(of(), days.today(), user.actor());
        return done("advances.writtenOff");
    }

    public String keepOwed() {
        advances.keepOwed(of(), user.actor());
        return done("advances.keptOwed");
    }

    private String done(String key) {
        notices.done(key);
        return "/advances/advance.xhtml?faces-redirect=true&advance=" + id;
    }

    private AdvanceId of() {
        return AdvanceId.of(id);
    }

    public AdvanceSummary getAdvance() {
        if (advance == null) {
            load();
        }
        return advance;
    }

    public List<AdvanceMovement> getMovements() {
        return movements;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
