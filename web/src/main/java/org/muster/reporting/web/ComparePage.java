package org.muster.reporting.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.reporting.StatementDifference;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementSummary;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** Two versions of one account, figure by figure and line by line. */
@Named
@ViewScoped
public class ComparePage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private StatementOverview statements;
    @Inject private CurrentUser user;

    private String id;
    private String with;
    private transient StatementSummary later;
    private transient StatementSummary earlier;
    private transient List<StatementSummary> versions;
    private transient StatementDifference difference;

    /** Against the version asked for, else against the one before, else against itself. */
    public void load() {
        later = statements.summary(StatementId.of(id), user.actor());
        versions = statements.versions(later.id(), user.actor());
        if (with == null || with.isEmpty()) {
            with = before().toString();
        }
        earlier = statements.summary(StatementId.of(with), user.actor());
        difference = statements.compare(earlier.id(), later.id(), user.actor());
    }

    private StatementId before() {
        return versions.stream()
                .filter(each -> each.version() < later.version())
                .findFirst()
                .orElse(later)
                .id();
    }

    /** Whether a line leads to its journal entry: to whoever keeps the ledger, not to donors. */
    public boolean isKeeper() {
        return user.is(Roles.FINANCE_OFFICER)
                || user.is(Roles.CONTROLLER)
                || user.is(Roles.AUDITOR);
    }

    public StatementSummary getLater() {
        return later;
    }

    public StatementSummary getEarlier() {
        return earlier;
    }

    public List<StatementSummary> getVersions() {
        return versions;
    }

    public StatementDifference getDifference() {
        return difference;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getWith() {
        return with;
    }

    public void setWith(String with) {
        this.with = with;
    }
}
