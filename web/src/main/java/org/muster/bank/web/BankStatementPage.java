package org.muster.bank.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.bank.BankEntrySummary;
import org.muster.bank.BankOverview;
import org.muster.bank.BankStatementId;
import org.muster.bank.BankStatementSummary;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** One statement of a bank with its entries. */
@Named
@ViewScoped
public class BankStatementPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;

    @Inject private BankOverview overview;
    @Inject private CurrentUser user;

    private String id;
    private int first;
    private BankStatementSummary statement;
    private transient List<BankEntrySummary> rows;
    private PagePosition position;

    public void load() {
        user.require("finance-officer controller auditor");
        var of = BankStatementId.of(id);
        statement = overview.statement(of, user.actor());
        position = new PagePosition(first, SIZE, overview.entryCount(of, user.actor()));
        rows = overview.entries(of, position.first(), SIZE, user.actor());
    }

    public BankStatementSummary getStatement() {
        return statement;
    }

    public List<BankEntrySummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
