package org.muster.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.operation.JobEnded;
import org.muster.operation.JobState;
import org.muster.reconciliation.Reconciler;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/**
 * Tells of a night on which the events could not be reconciled: nobody would look for what was not
 * found. A run whose server died goes on by itself and is told of only when that failed too.
 */
@ApplicationScoped
class FailedNight {
    @Inject private Alarms alarms;

    void on(@Observes JobEnded ended) {
        var run = ended.run();
        if (run.job().equals(Reconciler.JOB)
                && run.subject().equals(Reconciler.ALL)
                && run.startedBy().equals(Actor.SYSTEM.login())
                && run.state() == JobState.FAILED) {
            alarms.raise(
                    new Alarm(
                            Told.of("job.reconcile-attendance"),
                            null,
                            null,
                            run.subject(),
                            run.id(),
                            List.of(Alarm.Reason.ofAll(run.outcome())),
                            run.itemsDone(),
                            run.itemsTotal()));
        }
    }
}
