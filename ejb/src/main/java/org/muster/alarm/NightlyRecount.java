package org.muster.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.ledger.BalanceCheck;
import org.muster.operation.JobEnded;
import org.muster.operation.JobState;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/**
 * Tells of a recount by night that found balances other than their lines. It is about the whole
 * ledger. A count that could not be made is made again ten minutes later and tells nobody.
 */
@ApplicationScoped
class NightlyRecount {
    private static final String DIFFER = "refusal.BalancesDiffer";

    @Inject private Alarms alarms;

    void on(@Observes JobEnded ended) {
        var run = ended.run();
        if (run.job().equals(BalanceCheck.JOB)
                && run.startedBy().equals(Actor.SYSTEM.login())
                && run.state() == JobState.FAILED
                && run.outcome().key().equals(DIFFER)) {
            var why = Alarm.Reason.ofAll(run.outcome());
            alarms.raise(
                    new Alarm(
                            Told.of("job.ledger-balances"),
                            null,
                            null,
                            run.subject(),
                            run.id(),
                            List.of(why),
                            0,
                            0));
        }
    }
}
