package org.muster.matching.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.muster.bank.BankImport;
import org.muster.bank.BankOverview;
import org.muster.bank.BankStatementSummary;
import org.muster.bank.StatementRefused;
import org.muster.matching.RuleMatching;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** The statements of all accounts, the latest first, and the door for a file from the bank. */
@Named
@ViewScoped
public class BankStatementsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private BankOverview overview;
    @Inject private BankImport bank;
    @Inject private RuleMatching rules;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private transient List<BankStatementSummary> rows;
    private PagePosition position;
    private transient Part file;
    private List<LineError> errors = List.of();

    public void load() {
        user.require("finance-officer controller auditor");
        position = new PagePosition(first, SIZE, overview.count(user.actor()));
        rows = overview.page(position.first(), SIZE, user.actor());
    }

    /** Goes on to the entries; a file of several statements to the list they are at. */
    public String take() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new InvalidInput("file", Told.of("why.file.missing"));
        }
        try (var stream = file.getInputStream()) {
            var content = stream.readNBytes(MOST_BYTES);
            var taken = bank.take(file.getSubmittedFileName(), content, user.actor());
            var matched = 0;
            for (var each : taken) {
                matched += rules.match(each, user.actor());
            }
            notices.done("bank.taken", taken.size(), matched);
            return taken.size() == 1
                    ? "/bank/statement.xhtml?faces-redirect=true&id=" + taken.get(0)
                    : "/bank/statements.xhtml?faces-redirect=true";
        } catch (StatementRefused refused) {
            errors = refused.errors();
            return null;
        }
    }

    public List<LineError> getErrors() {
        return errors;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public List<BankStatementSummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }
}
