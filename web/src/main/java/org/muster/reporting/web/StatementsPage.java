package org.muster.reporting.web;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.muster.batch.JobControl;
import org.muster.funding.ContributionOverview;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementSummary;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** Statements within the reader's reach, and the run that makes new ones. */
@Named
@ViewScoped
public class StatementsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private StatementOverview statements;
    @Inject private ContributionOverview contributions;
    @Inject private JobRuns runs;
    @EJB private JobControl jobs;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private final Typed typed = new Typed();
    private JobRunId started;
    private transient List<StatementSummary> rows;
    private transient JobRunSummary latest;
    private PagePosition position;

    public void load() {
        // The run first: what it had made when it ended is then among the rows.
        latest = user.is(Roles.FINANCE_OFFICER) ? latestRun() : null;
        position = new PagePosition(first, SIZE, statements.count(null, user.actor()));
        rows = statements.page(null, position.first(), SIZE, user.actor());
    }

    /** Starts a run for the period, of one agreement or of all. */
    public void start() {
        var period = new DateRange(typed.day("from"), typed.day("to"));
        var agreement = typed.text("agreement");
        var order =
                agreement.isEmpty()
                        ? StatementOrder.all(period)
                        : StatementOrder.of(
                                period, contributions.byAgreement(agreement, user.actor()));
        started = jobs.start(StatementOrder.JOB, order.subject(), new Properties(), user.actor());
        notices.done("statements.started");
        load();
    }

    private JobRunSummary latestRun() {
        return started == null
                ? runs.page(StatementOrder.JOB, null, 0, 1, user.actor()).stream()
                        .findFirst()
                        .orElse(null)
                : runs.run(started, user.actor());
    }

    public boolean isRunning() {
        return latest != null && !latest.isOver();
    }

    public JobRunSummary getLatest() {
        return latest;
    }

    public List<ContributionOverview.Named> getAgreements() {
        return contributions.named(user.actor());
    }

    public List<StatementSummary> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
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
}
