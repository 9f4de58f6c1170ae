package org.muster.operation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.muster.shared.Told;

/**
 * One run of a job. Written by guarded statements in {@link JobRuns}, because the run's server, a
 * person and the sweep of another server may all want to change it at once.
 */
@Entity
@Table(name = "job_run")
class JobRun {
    @EmbeddedId private JobRunId id;
    private String job;
    private String subject;
    private String parameters;

    @Column(name = "execution_id")
    private Long executionId;

    @Enumerated(EnumType.STRING)
    private JobState state;

    private String node;

    @Column(name = "started_by")
    private String startedBy;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "heartbeat_at")
    private Instant heartbeatAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "items_total")
    private long itemsTotal;

    @Column(name = "items_done")
    private long itemsDone;

    /** What the run that it goes on from had done. */
    @Column(name = "items_before")
    private long itemsBefore;

    private String outcome;

    @Column(name = "event_id")
    private UUID eventId;

    private String region;

    @Column(name = "contribution_id")
    private UUID contributionId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "restart_of"))
    private JobRunId restartOf;

    /** Whether another run goes on from it. */
    @Formula("exists (select 1 from muster.job_run later where later.restart_of = id)")
    private boolean wentOn;

    protected JobRun() {}

    JobRunSummary summary() {
        return new JobRunSummary(
                id,
                job,
                subject,
                parameters,
                executionId,
                state,
                node,
                startedBy,
                startedAt,
                heartbeatAt,
                endedAt,
                itemsTotal,
                itemsDone,
                itemsBefore,
                Told.read(outcome),
                restartOf,
                wentOn);
    }
}
