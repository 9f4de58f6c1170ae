package org.muster.schedule;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.alarm.Alarm;
import org.muster.alarm.Alarms;
import org.muster.funding.ContributionId;
import org.muster.operation.JobEnded;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobState;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementRuns;
import org.muster.shared.Actor;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Tells of a schedule's time that brought no run, or a run that failed, was given up, or refused
 * some of its statements. A time is told once: what became of it when somebody had its run go on is
 * theirs to see.
 */
@ApplicationScoped
class FailedTimes {
    private static final int MOST_NAMED = 10;

    @PersistenceContext private EntityManager entities;
    @Inject private Alarms alarms;
    @EJB private StatementRuns statements;

    void on(@Observes JobEnded ended) {
        var run = ended.run();
        var failed = run.state() == JobState.FAILED || run.state() == JobState.ABANDONED;
        if (failed && run.job().equals(StatementOrder.JOB)) {
            run.parameter(StatementSchedules.PARAMETER)
                    .map(UUID::fromString)
                    .ifPresent(schedule -> tell(schedule, run));
        }
    }

    /** The time came and no run could be started. */
    void refused(ScheduleId schedule, StatementOrder order, Told why) {
        alarms.raise(
                new Alarm(
                        work(order),
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
                        work(order),
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

    private Told work(StatementOrder order) {
        var days = order.period();
        return order.one()
                .map(id -> Told.of("jobs.statementsOf", agreement(id), days.from(), days.to()))
                .orElse(Told.of("jobs.statementsOfAll", days.from(), days.to()));
    }

    private String agreement(ContributionId id) {
        var query =
                entities.createNativeQuery(
                                "select agreement_no from muster.contribution where id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, Rows::text).stream().findFirst().orElse(id.toString());
    }
}
