package org.muster.letter;

import java.time.Duration;
import java.time.Instant;

/**
 * How the letters of this installation stand at one moment, by the database's clock.
 *
 * @param at the moment
 * @param waiting letters queued that are not paused
 * @param due those of them whose turn it is
 * @param oldestWaiting when the longest-waiting one was queued, or null
 * @param oldestUnclaimed since when the oldest free slice with letters that are due waits for a
 *     consumer, or null
 * @param sentInFiveMinutes letters the mail server accepted in the last five minutes
 * @param refusedForNow attempts of the last hour that the mail server put off (4xx)
 * @param refused attempts of the last hour that it refused for good (5xx)
 * @param notConnected attempts of the last hour that did not reach it
 * @param unknown attempts of the last hour whose end nobody can tell
 */
public record Backlog(
        Instant at,
        long waiting,
        long due,
        long inFlight,
        long uncertain,
        long failed,
        Instant oldestWaiting,
        Instant oldestUnclaimed,
        long sentInFiveMinutes,
        long refusedForNow,
        long refused,
        long notConnected,
        long unknown) {

    public double perMinute() {
        return sentInFiveMinutes / 5.0;
    }

    public long oldestWaitingSeconds() {
        return seconds(oldestWaiting);
    }

    public long oldestUnclaimedSeconds() {
        return seconds(oldestUnclaimed);
    }

    private long seconds(Instant since) {
        return since == null ? 0 : Math.max(0, Duration.between(since, at).toSeconds());
    }
}
