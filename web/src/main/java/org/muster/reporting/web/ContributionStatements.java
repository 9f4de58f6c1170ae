package org.muster.reporting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.funding.ContributionId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementSummary;
import org.muster.web.CurrentUser;

/** The latest statements of one contribution, for the page about it. */
@Named
@RequestScoped
public class ContributionStatements {
    @Inject private StatementOverview statements;
    @Inject private CurrentUser user;

    private List<StatementSummary> latest;

    public List<StatementSummary> of(ContributionId contribution) {
        if (latest == null) {
            latest = statements.page(contribution, 0, 20, user.actor());
        }
        return latest;
    }
}
