package org.muster.schedule;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.muster.funding.ContributionId;
import org.muster.operation.JobRunId;
import org.muster.reporting.StatementOrder;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * Statements that come by themselves, of one contribution or of all that whoever set it accounts
 * for. Of several times that were missed only the last is made up for.
 */
@Entity
@Table(name = "statement_schedule")
public class StatementSchedule {
    private static final int LAST_DAY = 28; // every month has it
    private static final int LAST_HOUR = 23;
    // A server that took a time starts the run at once, or has died.
    private static final Duration STARTING = Duration.ofMinutes(2);

    enum State {
        ACTIVE,
        ENDED
    }

    @EmbeddedId private ScheduleId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Enumerated(EnumType.STRING)
    private Rhythm rhythm;

    @Column(name = "day_of_month")
    private int day;

    @Column(name = "hour_of_day")
    private int hour;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "next_at")
    private Instant nextAt;

    private String waiting;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "last_run_id")
    private UUID lastRun;

    @Column(name = "last_told")
    private String lastTold;

    @Column(name = "set_by")
    private String setBy;

    @Column(name = "set_at")
    private Instant setAt;

    protected StatementSchedule() {}

    /**
     * @param contribution the one to account for, or null for all
     * @param zone in which day and hour are told
     */
    static StatementSchedule set(
            ContributionId contribution,
            Rhythm rhythm,
            int day,
            int hour,
            Actor by,
            Instant now,
            ZoneId zone) {
        if (day < 1 || day > LAST_DAY) {
            throw new InvalidInput("day", Told.of("why.schedule.day", LAST_DAY));
        }
        if (hour < 0 || hour > LAST_HOUR) {
            throw new InvalidInput("hour", Told.of("why.schedule.hour", LAST_HOUR));
        }
        var schedule = new StatementSchedule();
        schedule.id = ScheduleId.next();
        schedule.contribution = contribution;
        schedule.rhythm = rhythm;
        schedule.day = day;
        schedule.hour = hour;
        schedule.state = State.ACTIVE;
        schedule.nextAt = rhythm.next(now.atZone(zone), day, hour).toInstant();
        schedule.setBy = by.login();
        schedule.setAt = now;
        return schedule;
    }

    void end() {
        state = State.ENDED;
    }

    /**
     * Takes the time that came, or one that was taken and not started; nothing where another server
     * was faster.
     *
     * @param now the time that periods go by
     * @param realTime the time that servers wait for each other by
     */
    Optional<StatementOrder> take(Instant now, Instant realTime, ZoneId zone) {
        if (state == State.ENDED) {
            return Optional.empty();
        }
        if (waiting != null) {
            if (takenAt.isAfter(realTime.minus(STARTING))) {
                return Optional.empty();
            }
            takenAt = realTime;
            return Optional.of(StatementOrder.parse(waiting));
        }
        if (nextAt.isAfter(now)) {
            return Optional.empty();
        }
        var period = rhythm.accountedOn(now.atZone(zone).toLocalDate());
        var order =
                contribution == null
                        ? StatementOrder.all(period)
                        : StatementOrder.of(period, contribution);
        waiting = order.subject();
        takenAt = realTime;
        nextAt = rhythm.next(now.atZone(zone), day, hour).toInstant();
        return Optional.of(order);
    }

    void started(JobRunId run) {
        lastRun = run.value();
        lastTold = null;
        settled();
    }

    /** No run came of it, and why. */
    void refused(Told why) {
        lastTold = why.written();
        settled();
    }

    private void settled() {
        waiting = null;
        takenAt = null;
    }

    ScheduleId id() {
        return id;
    }

    ContributionId contribution() {
        return contribution;
    }

    Actor owner() {
        return new Actor(setBy);
    }
}
