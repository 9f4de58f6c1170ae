package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.batch.JobControl;
import org.muster.operation.JobAlreadyRunning;
import org.muster.operation.JobNotRestartable;
import org.muster.operation.JobNotRunning;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.operation.RunLost;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** The run table: one run at a time, and a run that was given up commits nothing more. */
@ArquillianTest
class JobRunTest {
    private static final Actor ANNA = new Actor("operator");
    private static final Actor BEN = new Actor("finance-officer");

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(JobRunTest.class, Limited.class, FundingStage.class);
    }

    private final String subject = UUID.randomUUID().toString();

    @Test
    void theSecondToStartIsToldWhoWasFirst() throws Exception {
        var first = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        var told =
                assertThrows(
                        JobAlreadyRunning.class,
                        () -> As.system(() -> runs().begin("some-job", subject, "", BEN)));
        assertTrue(told.getMessage().contains("operator"), told.getMessage());
        var large = subject.toUpperCase(java.util.Locale.ROOT);
        assertThrows(
                JobAlreadyRunning.class,
                () -> As.system(() -> runs().begin("some-job", large, "", BEN)),
                "the same id in large letters is the same subject");
        end(first, JobState.COMPLETED);
        var second = As.system(() -> runs().begin("some-job", subject, "", BEN));
        assertNotEquals(first, second);
        end(second, JobState.COMPLETED);
        assertEquals(
                2,
                (long)
                        As.role(
                                Roles.AUDITOR,
                                () -> runs().count("some-job", subject, new Actor("auditor"))));
    }

    @Test
    void aRunGivenUpMayNotCountProgressAnyMore() throws Exception {
        var run = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        As.system(
                () -> {
                    runs().running(run, 1);
                    runs().expect(run, 10);
                    runs().progress(run, 5);
                    return null;
                });
        assertEquals(50, (int) As.system(() -> runs().run(run, ANNA).percent()));
        end(run, JobState.FAILED);
        assertThrows(
                RunLost.class,
                () ->
                        As.system(
                                () -> {
                                    runs().progress(run, 6);
                                    return null;
                                }));
    }

    @Test
    void onlyWhatEndedEarlyIsRestartedAndOnlyWhatIsOpenIsStopped() throws Exception {
        var done = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        end(done, JobState.COMPLETED);
        assertThrows(JobNotRestartable.class, () -> As.system(() -> runs().restart(done, ANNA)));
        assertThrows(JobNotRunning.class, () -> As.system(() -> runs().askStop(done, ANNA)));
        var failed = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        end(failed, JobState.FAILED);
        var next = As.system(() -> runs().restart(failed, ANNA));
        end(next, JobState.FAILED);
        assertThrows(
                JobNotRestartable.class,
                () -> As.system(() -> runs().restart(failed, ANNA)),
                "once");
    }

    @Test
    void whatIsLostGoesOnByItselfAndIsGivenUpWhereItCannot() throws Exception {
        var lost = As.system(() -> runs().begin("no-such-job", subject, "", ANNA));
        end(lost, JobState.STOPPED);
        assertEquals("outcome.serverEnded", outcome(lost), "nobody asked it to stop");
        await(() -> next(lost) == 1, "a run that goes on with it");
        var leaver = new Actor("no-longer-here");
        var ofLeaver = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        FundingStage.run(
                "update muster.job_run set started_by = ? where id = cast(? as uuid)",
                leaver.login(),
                ofLeaver.toString());
        end(ofLeaver, JobState.ABANDONED);
        await(() -> state(ofLeaver) == JobState.FAILED, "it to be given up");
        assertEquals("refusal.ScopeRefused", outcome(ofLeaver));
        assertEquals(0, next(ofLeaver));
    }

    @Test
    void whatAPersonAskedToStopAndWhatLostThreeServersDoesNotGoOn() throws Exception {
        var asked = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        As.system(() -> runs().askStop(asked, ANNA));
        silent(asked);
        await(() -> state(asked) == JobState.STOPPED, "its silence to be noticed");
        var other = UUID.randomUUID().toString();
        var first = As.system(() -> runs().begin("some-job", other, "", ANNA));
        end(first, JobState.FAILED);
        var second = As.system(() -> runs().restart(first, ANNA));
        end(second, JobState.FAILED);
        var third = As.system(() -> runs().restart(second, ANNA));
        FundingStage.run(
                "update muster.job_run set state = 'ABANDONED' where subject = ? and state = 'FAILED'",
                other);
        silent(third);
        await(() -> state(third) == JobState.FAILED, "it to be given up");
        assertEquals("outcome.serverSilent", outcome(third));
        assertEquals(0, next(asked) + next(third));
    }

    /** As if the run were of a server that has not been heard of for a day. */
    private static void silent(JobRunId run) throws Exception {
        FundingStage.run(
                """
                update muster.job_run set node = 'elsewhere', heartbeat_at = now() - interval '1 day'
                 where id = cast(? as uuid)""",
                run.toString());
    }

    private static JobState state(JobRunId run) throws Exception {
        return As.system(() -> runs().run(run, ANNA)).state();
    }

    private static String outcome(JobRunId run) throws Exception {
        return As.system(() -> runs().run(run, ANNA)).outcome().key();
    }

    private static long next(JobRunId run) throws Exception {
        return FundingStage.number(
                "select count(*) from muster.job_run where restart_of = cast(? as uuid)",
                run.toString());
    }

    /** As it is left by a server that dies when it has noted the end of a run, or is given up. */
    @Test
    void whatTheJobRepositoryStillCallsStartedEndsAsTheRunDid() throws Exception {
        var open = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        var given = As.system(() -> runs().begin("job-given-up", subject, "", ANNA));
        var done = As.system(() -> runs().begin("job-done", subject, "", ANNA));
        var ofOpen = leftStarted(open);
        var ofGiven = leftStarted(given);
        var ofDone = leftStarted(done);
        end(given, JobState.ABANDONED);
        end(done, JobState.COMPLETED);
        await(() -> status(ofGiven).equals("FAILED"), "the execution of a run that was given up");
        await(() -> status(ofDone).equals("COMPLETED"), "the execution of a run that was done");
        assertEquals("STARTED", status(ofOpen), "what still runs");
        end(open, JobState.COMPLETED);
    }

    private static long leftStarted(JobRunId run) throws Exception {
        return FundingStage.number(
                """
                with instance as (
                    insert into jobs.job_instance (version, jobname, applicationname) values (1, 'some-job', 'muster')
                    returning jobinstanceid)
                insert into jobs.job_execution (jobinstanceid, version, batchstatus, jobparameters)
                select jobinstanceid, 1, 'STARTED', 'startedBy = operator' || chr(10) || 'run = ' || ? || chr(10)
                  from instance returning jobexecutionid""",
                run.toString());
    }

    private static String status(long execution) throws Exception {
        return FundingStage.texts(
                        "select batchstatus from jobs.job_execution where jobexecutionid = "
                                + execution)
                .get(0);
    }

    @Test
    void anUnknownJobIsNotFoundAndTheWrongRoleIsRefused() {
        var control = InContainer.launcher(JobControl.class);
        assertThrows(
                NotFound.class,
                () ->
                        As.role(
                                Roles.OPERATOR,
                                () -> control.start("no-job", subject, new Properties(), ANNA)));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.DONOR,
                                () ->
                                        control.start(
                                                "no-job",
                                                subject,
                                                new Properties(),
                                                new Actor("donor"))));
    }

    @Test
    void whoeverIsLimitedSeesTheRunsOfThatReachAndTheirOwn() throws Exception {
        var run = As.system(() -> runs().begin("some-job", subject, "", ANNA));
        end(run, JobState.COMPLETED);
        var asian = Limited.to(Roles.FACILITATOR, ScopeKind.REGION, "AP");
        assertThrows(
                ScopeRefused.class, () -> As.role(Roles.FACILITATOR, () -> runs().run(run, asian)));
        assertEquals(
                0L, (long) As.role(Roles.FACILITATOR, () -> runs().count("some-job", null, asian)));
        assertEquals(
                List.of(),
                As.role(Roles.FACILITATOR, () -> runs().page(null, subject, 0, 10, asian)));
        var auditor = new Actor("auditor");
        assertEquals(run, As.role(Roles.AUDITOR, () -> runs().run(run, auditor)).id());
    }

    private static JobRuns runs() {
        return InContainer.service(JobRuns.class);
    }

    private void end(JobRunId run, JobState state) throws Exception {
        As.system(
                () -> {
                    runs().end(run, state, "");
                    return null;
                });
    }
}
