package org.muster.operation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import org.muster.batch.JobControl;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** The runs of jobs, the latest first: watched, stopped, restarted, and new ones started. */
@Named
@ViewScoped
public class JobsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private JobRuns runs;
    @Inject private JobControl control;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private String job;
    private String subject;
    private transient List<JobRunSummary> rows;
    private long total;

    public void load() {
        first = Math.max(0, first);
        rows = runs.page(null, null, first, SIZE);
        total = runs.count(null, null);
    }

    public String start() {
        control.start(job, subject.strip(), new Properties(), user.actor());
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

    public String getJob() {
        return job;
    }

    public void setJob(String job) {
        this.job = job;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public List<JobRunSummary> getRows() {
        return rows;
    }

    public int getNext() {
        return first + SIZE < total ? first + SIZE : -1;
    }
}
