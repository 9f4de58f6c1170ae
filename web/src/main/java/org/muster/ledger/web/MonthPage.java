package org.muster.ledger.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.YearMonth;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.PeriodState;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One month of the ledger, and who may post into it from now on. */
@Named
@ViewScoped
public class MonthPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private LedgerKeeping ledger;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private MonthNames months;

    private String month;
    private PeriodState state;

    public void load() {
        state = ledger.state(getValue());
    }

    public String softClose() {
        ledger.softClose(getValue(), user.actor());
        return done("months.softClosed");
    }

    public String close() {
        ledger.close(getValue(), user.actor());
        return done("months.closed");
    }

    public String reopen() {
        ledger.reopen(getValue(), user.actor());
        return done("months.reopened");
    }

    private String done(String key) {
        notices.done(key, months.of(getValue()));
        return "/ledger/month.xhtml?faces-redirect=true&month=" + getValue();
    }

    public YearMonth getValue() {
        return MonthNames.read(month);
    }

    public PeriodState getState() {
        return state;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }
}
