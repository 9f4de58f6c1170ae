package org.muster.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.shared.Told;

/** When a run ends, told by the pace it had so far. */
class JobRunSummaryTest {
    private static final Instant BEGAN = Instant.parse("2012-03-01T02:00:00Z");
    private static final Instant AFTER_A_MINUTE = BEGAN.plusSeconds(60);

    @Test
    void halfAsManyTakeHalfAsLongAgain() {
        var run = run(JobState.RUNNING, 20, 0, 30);
        assertEquals(Optional.of(BEGAN.plusSeconds(90)), run.endsAbout(AFTER_A_MINUTE));
    }

    @Test
    void whatTheRunBeforeHadDoneIsNoPaceOfThisOne() {
        var run = run(JobState.RUNNING, 20, 10, 30);
        assertEquals(Optional.of(BEGAN.plusSeconds(120)), run.endsAbout(AFTER_A_MINUTE));
    }

    @Test
    void whoHasDoneNothingYetHasNoPace() {
        assertEquals(Optional.empty(), run(JobState.RUNNING, 10, 10, 30).endsAbout(AFTER_A_MINUTE));
    }

    @Test
    void whatIsOverOrAtItsLastStepEndsAtNoTimeToCome() {
        assertEquals(Optional.empty(), run(JobState.STOPPED, 20, 0, 30).endsAbout(AFTER_A_MINUTE));
        assertEquals(Optional.empty(), run(JobState.RUNNING, 30, 0, 30).endsAbout(AFTER_A_MINUTE));
    }

    @Test
    void aClockThatIsBehindTellsNow() {
        var before = BEGAN.minusSeconds(5);
        assertEquals(Optional.of(before), run(JobState.RUNNING, 1, 0, 30).endsAbout(before));
    }

    private static JobRunSummary run(JobState state, long done, long before, long total) {
        return new JobRunSummary(
                JobRunId.next(),
                "reconcile-attendance",
                "all",
                "",
                1L,
                state,
                "node",
                "officer",
                BEGAN,
                BEGAN,
                null,
                total,
                done,
                before,
                Told.read(""),
                null,
                false);
    }
}
