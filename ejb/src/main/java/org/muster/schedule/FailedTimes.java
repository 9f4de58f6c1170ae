package org.muster.schedule;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.alarm.Alarm;
import org.muster.alarm.Alarms;
import org.muster.operation.JobEnded;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobState;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementRunGate;
import org.muster.reporting.StatementRuns;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/**
 * Tells of a schedule's time that brought no run, or a run that failed or refused some of its
 * statements; a run whose server died goes on by itself. A time is told once: what became of it
 * when somebody had its run go on is theirs to see.
 */
@ApplicationScoped
class FailedTimes {
    private static final int MOST_NAMED = 10;

    @Inject private Alarms alarms;
    @Inject private StatementRunGate orders;
    @EJB private StatementRuns statements;

    void on(@Observes JobEnded ended) {
        var run = ended.run();
        if (run.state() == JobState.FAILED && run.job().equals(StatementOrder.JOB)) {
            run.parameter(StatementSchedules.PARAMETER)
                    .map(UUID::fromString)
                    .ifPresent(schedule -> tell(schedule, run));
        }
    }

    /** The time came and no run could be started. */
    void refused(ScheduleId schedule, StatementOrder order, Told why) {
        alarms.raise(
                new Alarm(
                        orders.named(order),
                        order.one().orElse(null),
                        schedule.value(),
                        order.subject(),
                        null,
                        List.of(Alarm.Reason.ofAll(why)),
                        0,
                        0));
    }

    private void tell(UUID schedule, JobRunSummary run) {
        var order = StatementOrder.parse(run.subject());
        var tally = statements.tally(run.id().value());
        alarms.raise(
                new Alarm(
                        orders.named(order),
                        order.one().orElse(null),
                        schedule,
                        order.subject(),
                        run.id(),
                        reasons(run),
                        tally.made() + tally.unchanged(),
                        run.itemsTotal()));
    }

    private List<Alarm.Reason> reasons(JobRunSummary run) {
        var reasons = new ArrayList<Alarm.Reason>();
        reasons.add(Alarm.Reason.ofAll(run.outcome()));
        statements.items(run.id(), 0, MOST_NAMED, Actor.SYSTEM).stream()
                .filter(item -> item.reason() != null)
                .forEach(item -> reasons.add(new Alarm.Reason(item.agreementNo(), item.reason())));
        return reasons;
    }
}
