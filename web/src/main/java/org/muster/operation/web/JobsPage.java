package org.muster.operation.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.muster.batch.JobControl;
import org.muster.ledger.BalanceCheck;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobSubject;
import org.muster.operation.JobSubjects;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.Formats;
import org.muster.web.Notices;

/** The runs of jobs, the latest first: watched, stopped, restarted, and new ones started. */
@Named
@ViewScoped
public class JobsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;
    private static final String RECONCILE = "reconcile-attendance";
    private static final Set<String> CONTROL =
            Set.of(
                    Roles.OPERATOR,
                    Roles.EVENT_OFFICER,
                    Roles.FACILITATOR,
                    Roles.FINANCE_OFFICER,
                    Roles.CONTROLLER);

    private static final Set<String> EVENT_READERS =
            Set.of(
                    Roles.OPERATOR,
                    Roles.EVENT_OFFICER,
                    Roles.FINANCE_OFFICER,
                    Roles.CONTROLLER,
                    Roles.AUDITOR);

    @Inject private JobRuns runs;
    @Inject private JobSubjects subjects;
    @Inject private JobControl control;
    @Inject private Formats formats;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private String event;
    private transient List<JobRunSummary> rows;
    private transient List<JobSubject> events;
    private transient Map<String, Map<String, Told>> names;
    private long total;

    public void load() {
        first = Math.max(0, first);
        rows = runs.page(null, null, first, SIZE, user.actor());
        total = runs.count(null, null, user.actor());
        names = new HashMap<>();
        rows.stream()
                .collect(groupingBy(JobRunSummary::job, mapping(JobRunSummary::subject, toSet())))
                .forEach((job, of) -> names.put(job, names(job, of)));
    }

    private Map<String, Told> names(String job, Set<String> of) {
        return subjects.names(job, of, user.actor(), user.language());
    }

    /** What a run is about, by its name; a subject that has none shows as it is. */
    public String name(JobRunSummary run) {
        var name = names.getOrDefault(run.job(), Map.of()).get(run.subject());
        return name == null ? run.subject() : formats.told(name);
    }

    /** Whether the run compares events, and the reader may read of each. */
    public boolean isToldByEvent(JobRunSummary run) {
        return run.job().equals(RECONCILE) && EVENT_READERS.stream().anyMatch(user::is);
    }

    public String reconcile() {
        control.start(RECONCILE, event, new Properties(), user.actor());
        return told("jobs.started");
    }

    public String countLedger() {
        control.start(BalanceCheck.JOB, BalanceCheck.SUBJECT, new Properties(), user.actor());
        return told("jobs.started");
    }

    public String stop(String run) {
        control.stop(JobRunId.of(run), user.actor());
        return told("jobs.stopAsked");
    }

    public String restart(String run) {
        control.restart(JobRunId.of(run), user.actor());
        return told("jobs.started");
    }

    private String told(String key) {
        notices.done(key);
        return "/jobs/jobs.xhtml?faces-redirect=true";
    }

    public boolean isBusy() {
        return rows != null && rows.stream().anyMatch(run -> !run.isOver());
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    /** The events that the reader may have reconciled; none for who may start no job. */
    public List<JobSubject> getEvents() {
        if (events == null) {
            events = subjects.choices(RECONCILE, user.actor(), user.language());
        }
        return events;
    }

    /** Whether the reader may have the ledger counted. */
    public boolean isCounting() {
        return !subjects.choices(BalanceCheck.JOB, user.actor(), user.language()).isEmpty();
    }

    /** Whether the reader may stop and restart what is in reach. */
    public boolean isInControl() {
        return CONTROL.stream().anyMatch(user::is);
    }

    public List<JobRunSummary> getRows() {
        return rows;
    }

    public int getNext() {
        return first + SIZE < total ? first + SIZE : -1;
    }
}
