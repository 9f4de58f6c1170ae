package org.muster.bank.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.bank.BankAccount;
import org.muster.bank.BankAccountId;
import org.muster.bank.BankAccounts;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** The house's own accounts; a controller lists a new one, closes one and opens it again. */
@Named
@ViewScoped
public class BankAccountsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private BankAccounts accounts;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private transient List<BankAccount> rows;
    private PagePosition position;
    private final Typed typed = new Typed();

    public void load() {
        user.require("finance-officer controller auditor");
        position = new PagePosition(first, SIZE, accounts.count(user.actor()));
        rows = accounts.page(position.first(), SIZE, user.actor());
    }

    public String open() {
        accounts.open(
                typed.text("name"), typed.text("number"), typed.text("currency"), user.actor());
        return done("bank.opened");
    }

    public String close(BankAccountId id) {
        accounts.close(id, user.actor());
        return done("bank.closed");
    }

    public String reopen(BankAccountId id) {
        accounts.reopen(id, user.actor());
        return done("bank.reopened");
    }

    private String done(String key) {
        notices.done(key);
        return "/bank/accounts.xhtml?faces-redirect=true";
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public List<BankAccount> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }
}
