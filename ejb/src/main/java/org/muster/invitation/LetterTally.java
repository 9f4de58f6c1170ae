package org.muster.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterPurpose;

/**
 * How all letters of a campaign stand at one moment, by the database's clock.
 *
 * @param counts by purpose and state
 * @param sentInFiveMinutes letters the mail server accepted in the last five minutes
 * @param oldestWaiting when the longest-waiting one was queued, or null
 */
public record LetterTally(
        Instant at,
        Map<LetterPurpose, Map<DeliveryState, Long>> counts,
        long sentInFiveMinutes,
        Instant oldestWaiting) {

    public List<LetterPurpose> purposes() {
        return counts.keySet().stream().sorted().toList();
    }

    public long count(LetterPurpose purpose, DeliveryState state) {
        return counts.getOrDefault(purpose, Map.of()).getOrDefault(state, 0L);
    }

    public long waiting() {
        return counts.keySet().stream()
                .mapToLong(
                        purpose ->
                                count(purpose, DeliveryState.QUEUED)
                                        + count(purpose, DeliveryState.IN_FLIGHT))
                .sum();
    }

    public long perMinute() {
        return sentInFiveMinutes / 5;
    }

    /** How long the longest-waiting letter has waited, in whole minutes. */
    public long oldestWaitingMinutes() {
        return oldestWaiting == null ? 0 : Duration.between(oldestWaiting, at).toMinutes();
    }

    /** When the last one would go at the pace of the last minutes; null where none goes. */
    public Instant estimatedEnd() {
        return waiting() == 0 || sentInFiveMinutes == 0
                ? null
                : at.plus(
                        Duration.ofMinutes(5).multipliedBy(waiting()).dividedBy(sentInFiveMinutes));
    }
}
