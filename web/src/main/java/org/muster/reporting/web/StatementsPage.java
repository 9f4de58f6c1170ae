package org.muster.reporting.web;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Properties;
import org.muster.batch.JobControl;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementSummary;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Statements within the reader's reach, and the run that makes new ones. */
@Named
@ViewScoped
public class StatementsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private StatementOverview statements;
    @Inject private ContributionOverview contributions;
    @EJB private JobControl jobs;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private String from;
    private String to;
    private String agreement;
    private transient List<StatementSummary> rows;
    private long total;

    public void load() {
        first = Math.max(0, first);
        rows = statements.page(null, first, SIZE, user.actor());
        total = statements.count(null, user.actor());
    }

    /** Starts a run for the period, of one agreement or of all. */
    public void start() {
        var period = new DateRange(day("from", from), day("to", to));
        var order =
                agreement == null || agreement.isBlank()
                        ? StatementOrder.all(period)
                        : StatementOrder.of(
                                period, contributions.byAgreement(agreement, user.actor()));
        jobs.start(StatementOrder.JOB, order.subject(), new Properties(), user.actor());
        notices.done("statements.started");
        load();
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput(field, "A day is written 2012-06-30");
        }
    }

    public List<ContributionSummary> getAgreements() {
        return contributions.page(0, 200, user.actor());
    }

    public List<StatementSummary> getRows() {
        return rows;
    }

    public long getTotal() {
        return total;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getAgreement() {
        return agreement;
    }

    public void setAgreement(String agreement) {
        this.agreement = agreement;
    }
}
