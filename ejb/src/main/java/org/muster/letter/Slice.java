package org.muster.letter;

import java.time.Instant;
import java.util.UUID;

/**
 * A few hundred letters that one consumer at a time works through, under a lease by the database's
 * clock. The generation rises with every holder, so that an earlier one is told from a later one.
 *
 * @param mailing what the letters belong to and are paused with, e.g. a campaign
 * @param leaseUntil until when somebody holds it, or null
 * @param announcedAt when consumers were last told of it, or null
 * @param done no letter of it can go by itself any more
 */
record Slice(
        UUID id,
        UUID mailing,
        LetterPurpose purpose,
        long generation,
        Instant leaseUntil,
        Instant announcedAt,
        boolean paused,
        boolean done) {

    boolean isFree(Instant now) {
        return !done && !paused && (leaseUntil == null || leaseUntil.isBefore(now));
    }

    boolean isLapsed(Instant now) {
        return !done && leaseUntil != null && leaseUntil.isBefore(now);
    }

    boolean isHeldUnder(long holder) {
        return !done && generation == holder;
    }

    Slice claimed(Instant now, Terms terms) {
        return with(generation + 1, now.plus(terms.lease()), announcedAt, false);
    }

    Slice renewed(Instant now, Terms terms) {
        return with(generation, now.plus(terms.lease()), announcedAt, false);
    }

    /** Free again, told to nobody for a while, and done when nothing in it can go by itself. */
    Slice givenBack(Instant now, boolean nothingLeft) {
        return with(generation, null, now, nothingLeft);
    }

    /** Taken from a holder that gave no sign of life. */
    Slice lapsed() {
        return with(generation + 1, null, announcedAt, false);
    }

    Slice announced(Instant now) {
        return with(generation, leaseUntil, now, done);
    }

    Slice reopened() {
        return with(generation, leaseUntil, announcedAt, false);
    }

    private Slice with(long holder, Instant until, Instant told, boolean nothingLeft) {
        return new Slice(id, mailing, purpose, holder, until, told, paused, nothingLeft);
    }
}
