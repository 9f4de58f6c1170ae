package org.muster.matching.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.bank.BankEntryId;
import org.muster.bank.BankEntrySummary;
import org.muster.bank.BankOverview;
import org.muster.bank.BankStatementId;
import org.muster.bank.BankStatementSummary;
import org.muster.matching.EntryLine;
import org.muster.matching.MatchingOverview;
import org.muster.matching.RuleMatching;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** One statement of a bank with its entries. */
@Named
@ViewScoped
public class BankStatementPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;

    @Inject private BankOverview overview;
    @Inject private MatchingOverview matching;
    @Inject private RuleMatching rules;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private int first;
    private BankStatementSummary statement;
    private transient List<BankEntrySummary> rows;
    private transient Map<BankEntryId, EntryLine> lines;
    private PagePosition position;

    public void load() {
        user.require("finance-officer controller auditor");
        var of = BankStatementId.of(id);
        statement = overview.statement(of, user.actor());
        position = new PagePosition(first, SIZE, overview.entryCount(of, user.actor()));
        rows = overview.entries(of, position.first(), SIZE, user.actor());
        lines =
                matching.of(of, position.first(), SIZE, user.actor()).stream()
                        .collect(Collectors.toMap(EntryLine::entry, each -> each));
    }

    /** What the rule can tell now is matched, e.g. what was entered since the statement came. */
    public String match() {
        notices.done("bank.ruled", rules.match(BankStatementId.of(id), user.actor()));
        return "/bank/statement.xhtml?faces-redirect=true&id=" + id;
    }

    /** How an entry shown stands. */
    public EntryLine line(BankEntryId entry) {
        return lines.get(entry);
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
