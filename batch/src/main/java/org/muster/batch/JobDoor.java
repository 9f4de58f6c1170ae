package org.muster.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Where job threads, which nobody signed in on, reach the run table. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class JobDoor {
    @EJB private JobRuns runs;

    public void ask(String job, String subject, Actor actor) {
        runs.ask(job, subject, actor);
    }

    public JobRunId begin(String job, String subject, String parameters, Actor by) {
        return runs.begin(job, subject, parameters, by);
    }

    public void running(JobRunId run, long executionId) {
        runs.running(run, executionId);
    }

    /** How many items the run has to do. */
    public void expect(String run, long items) {
        runs.expect(JobRunId.of(run), items);
    }

    /** So many more are to be done, and are done; call it in the transaction that finds them. */
    public void expectMore(String run, long items, long done) {
        runs.expectMore(JobRunId.of(run), items, done);
    }

    /** How many items are done; call it in the transaction of the work. */
    public void progress(String run, long itemsDone) {
        runs.progress(JobRunId.of(run), itemsDone);
    }

    /** So many more items are done; call it in the transaction of the work. */
    public void advance(String run, long items) {
        runs.advance(JobRunId.of(run), items);
    }

    public void end(JobRunId run, JobState state, String outcome) {
        runs.end(run, state, outcome);
    }

    public JobRunSummary askStop(JobRunId run, Actor actor) {
        return runs.askStop(run, actor);
    }

    public JobRunSummary run(JobRunId run) {
        return runs.run(run, Actor.SYSTEM);
    }

    public JobRunId restart(JobRunId run, Actor actor) {
        return runs.restart(run, actor);
    }

    public List<JobRunSummary> lost() {
        return runs.lost();
    }

    public void giveUp(JobRunId run, Told why) {
        runs.giveUp(run, why);
    }

    public List<JobRunSummary> stopping() {
        return runs.stopping();
    }
}
