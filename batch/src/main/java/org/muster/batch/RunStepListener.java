package org.muster.batch;

import jakarta.batch.api.listener.StepListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.shared.DomainException;
import org.muster.shared.Told;

/** Carries the reason of a failed step to the run, where a person finds it; steps name it. */
@Named
@Dependent
public class RunStepListener implements StepListener {
    @Inject private JobContext job;
    @Inject private StepContext step;

    @Override
    public void beforeStep() {
        // Nothing is known yet.
    }

    @Override
    public void afterStep() {
        var failure = step.getException();
        if (failure != null) {
            Throwable cause = failure;
            while (cause.getCause() != null && cause.getCause() != cause) {
                cause = cause.getCause();
            }
            job.setExitStatus(told(cause).written());
        }
    }

    private static Told told(Throwable cause) {
        return cause instanceof DomainException refusal
                ? Told.of(refusal)
                : Told.of("outcome.failed", cause.getClass().getSimpleName(), cause.getMessage());
    }
}
