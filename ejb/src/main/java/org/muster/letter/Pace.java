package org.muster.letter;

import java.time.Duration;
import java.time.Instant;

/**
 * A limit of so many letters a minute, kept in one moment: until when what was sent has used it up.
 * In no minute more go than the limit; a part of it may go at once.
 *
 * @param limit letters a minute; 0 where there is no limit
 * @param usedUntil the moment, or null before the first letter
 */
record Pace(int limit, Instant usedUntil) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How many of those wanted may go now. */
    int allows(int wanted, Instant now) {
        if (limit == 0) {
            return wanted;
        }
        var room = Duration.between(from(now), now.plus(each().multipliedBy(atOnce())));
        return (int) Math.max(0, Math.min(wanted, room.dividedBy(each())));
    }

    Pace after(int sent, Instant now) {
        return limit == 0 || sent == 0
                ? this
                : new Pace(limit, from(now).plus(each().multipliedBy(sent)));
    }

    /** The moment from which one more may go. */
    Instant next(Instant now) {
        return limit == 0 ? now : from(now).minus(each().multipliedBy(atOnce() - 1L));
    }

    private Instant from(Instant now) {
        return usedUntil == null || usedUntil.isBefore(now) ? now : usedUntil;
    }

    // What may go at once is taken off what goes steadily: any minute holds both.
    private int atOnce() {
        return Math.max(1, limit / 5);
    }

    private Duration each() {
        return MINUTE.dividedBy(limit - (atOnce() - 1L));
    }
}
