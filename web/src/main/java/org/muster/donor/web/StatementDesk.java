package org.muster.donor.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.donor.StatementCopyId;
import org.muster.donor.StatementCopySummary;
import org.muster.donor.StatementSending;
import org.muster.reporting.StatementId;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Whom one statement went to and what became of its letters, on the page about the statement. */
@Named
@ViewScoped
public class StatementDesk implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private StatementSending sending;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private transient List<StatementCopySummary> copies;

    public List<StatementCopySummary> of(StatementId statement) {
        if (copies == null) {
            copies = sending.copies(statement, user.actor());
        }
        return copies;
    }

    public String send(StatementId statement) {
        var sent = sending.send(statement, user.actor());
        if (sent == 0) {
            notices.done("sending.nothing");
        } else {
            notices.done("sending.queued", sent);
        }
        return page(statement);
    }

    public String revoke(StatementCopyId copy, StatementId statement) {
        sending.revokeLink(copy, user.actor());
        notices.done("sending.revoked");
        return page(statement);
    }

    private static String page(StatementId statement) {
        return "/reporting/statement.xhtml?faces-redirect=true&id=" + statement;
    }
}
