package org.muster.batch;

import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.operation.JobRunId;
import org.muster.operation.JobState;

/** Keeps the run table true; every job names it as a listener. */
@Named
@Dependent
public class RunListener implements JobListener {
    @Inject private JobContext job;
    @EJB private JobDoor door;

    @Override
    public void beforeJob() {
        door.running(run(), job.getExecutionId());
    }

    @Override
    public void afterJob() {
        var status = job.getBatchStatus();
        var told = job.getExitStatus();
        // Where no step told anything, the operator repeats the state.
        door.end(run(), state(status), status.name().equals(told) ? "" : told);
    }

    private JobRunId run() {
        var parameters = BatchRuntime.getJobOperator().getParameters(job.getExecutionId());
        return JobRunId.of(parameters.getProperty("run"));
    }

    private static JobState state(BatchStatus status) {
        return switch (status) {
            case STARTING, STARTED, COMPLETED -> JobState.COMPLETED;
            case STOPPING, STOPPED -> JobState.STOPPED;
            case FAILED, ABANDONED -> JobState.FAILED;
        };
    }
}
