package org.muster.letter;

import java.time.Duration;

/**
 * The installation's terms of sending.
 *
 * @param lease how long a consumer holds a slice without a sign of life
 * @param batch how many letters are in flight between two commits
 * @param patience the wait after the first refusal for now; doubled with each further one, at most
 *     an hour, and a quarter more or less, so that letters do not come back all at once
 * @param attempts how often a letter is tried that the mail server refuses for now
 * @param timesAgain how often a letter nobody can tell about goes again by itself: 1, or 0 where it
 *     waits for a person
 * @param perMinute letters a minute that the relay takes from this installation; 0 for no limit
 * @param perDomain letters a minute to addresses of one domain; 0 for no limit
 */
record Terms(
        Duration lease,
        int batch,
        Duration patience,
        int attempts,
        int timesAgain,
        int perMinute,
        int perDomain) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** How long one letter may take on the wire: a part of the lease, which it must not outlast. */
    Duration patienceWithRelay() {
        return lease.dividedBy(4);
    }

    /** The wait after the n-th refusal of a letter; the same again when asked again. */
    Duration wait(LetterId letter, int refusals) {
        var doubled =
                refusals > 20 ? LONGEST : patience.multipliedBy(1L << Math.max(0, refusals - 1));
        var wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        var part = Math.floorMod(31 * letter.value().hashCode() + 17 * refusals, 501);
        return wait.multipliedBy(750 + part).dividedBy(1000);
    }
}
