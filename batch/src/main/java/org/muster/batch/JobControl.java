package org.muster.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobState;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Starts, stops and restarts the jobs, each as a run that everybody can see. Without a transaction
 * of its own: the job operator would suspend it, and the job would not see what it had written.
 *
 * <p>Besides what the caller gives, a job finds the parameters <code>run</code> (id of its run),
 * <code>subject</code> and <code>startedBy</code>.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({
    Roles.OPERATOR,
    Roles.EVENT_OFFICER,
    Roles.FACILITATOR,
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.SYSTEM
})
public class JobControl {
    private static final Logger LOG = Logger.getLogger(JobControl.class.getName());

    @EJB private JobDoor door;

    /** Starts a job on a subject; one that runs already is not started twice. */
    public JobRunId start(String job, String subject, Properties parameters, Actor actor) {
        if (!job.matches("[a-z]+(-[a-z]+)*")
                || getClass().getResource("/META-INF/batch-jobs/" + job + ".xml") == null) {
            throw new NotFound("job", job);
        }
        return launch(door.begin(job, subject, written(parameters), actor));
    }

    /** Starts the job of a run that was begun. */
    @RolesAllowed(Roles.SYSTEM)
    public JobRunId launch(JobRunId run) {
        var begun = door.run(run);
        return launched(run, () -> BatchRuntime.getJobOperator().start(begun.job(), forRun(begun)));
    }

    /** Asks a run to end after the chunk it is at; it can be restarted from there. */
    public void stop(JobRunId run, Actor actor) {
        var known = door.run(run);
        door.ask(known.job(), known.subject(), actor);
        var asked = door.askStop(run, actor);
        if (asked.executionId() != null) {
            stopExecution(asked);
        }
    }

    /** Goes on with a run that ended early, from what it had committed. */
    public JobRunId restart(JobRunId run, Actor actor) {
        var next = door.restart(run, actor);
        var ended = door.run(run);
        if (ended.executionId() == null) {
            return launch(next);
        }
        var all = forRun(door.run(next));
        // The repository still calls a killed run started; the run table knows better.
        all.setProperty("jberet.restart.mode", "force");
        return launched(
                next, () -> BatchRuntime.getJobOperator().restart(ended.executionId(), all));
    }

    static void stopExecution(JobRunSummary run) {
        try {
            BatchRuntime.getJobOperator().stop(run.executionId());
        } catch (JobExecutionNotRunningException over) {
            LOG.log(Level.FINE, "Over by itself: {0}", run.id());
        } catch (NoSuchJobExecutionException elsewhere) {
            LOG.log(Level.FINE, "Not on this server: {0}", run.id());
        }
    }

    private JobRunId launched(JobRunId run, Launch launch) {
        try {
            launch.launch();
            return run;
        } catch (BatchRuntimeException refused) {
            door.end(
                    run,
                    JobState.FAILED,
                    Told.of("outcome.failed", "start", refused.getMessage()).written());
            throw refused;
        }
    }

    private static Properties forRun(JobRunSummary run) {
        var all = read(run.parameters());
        all.setProperty("run", run.id().toString());
        all.setProperty("subject", run.subject());
        all.setProperty("startedBy", run.startedBy());
        return all;
    }

    private static String written(Properties parameters) {
        return new TreeMap<Object, Object>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static Properties read(String written) {
        var parameters = new Properties();
        try {
            parameters.load(new StringReader(written));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return parameters;
    }

    private interface Launch {
        long launch();
    }
}
