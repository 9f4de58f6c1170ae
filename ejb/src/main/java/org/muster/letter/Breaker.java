package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps this server from knocking at a mail server that is not there. After a few failures in a row
 * to get a line nobody tries for a while, twice as long after each further one; then one consumer
 * tries for all. What a mail server says to a single letter is no failure.
 */
@ApplicationScoped
public class Breaker {
    private static final int PATIENCE = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Whether lines are tried. */
    public enum State {
        /** The mail server answers. */
        CLOSED,
        /** It does not; nobody tries before a moment. */
        OPEN,
        /** It did not; one consumer tries now. */
        TRYING
    }

    /** How it stands; moment and words are empty as long as the mail server answers. */
    public record Standing(State state, int failures, Optional<Instant> until, String words) {}

    private final InstantSource clock;
    private State state = State.CLOSED;
    private int failures;
    private Instant until;
    private String words = "";

    @Inject
    Breaker() {
        this(InstantSource.system());
    }

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the caller may try to get a line; of those who wait, one may. */
    synchronized boolean mayTry() {
        if (state == State.CLOSED) {
            return true;
        }
        if (clock.instant().isBefore(until)) {
            return false;
        }
        // Whoever tries and is never heard of again does not keep the others out for good.
        until = clock.instant().plus(pause());
        state = State.TRYING;
        return true;
    }

    synchronized void worked() {
        state = State.CLOSED;
        failures = 0;
        until = null;
        words = "";
    }

    synchronized void failed(String why) {
        failures++;
        words = why;
        if (failures >= PATIENCE) {
            state = State.OPEN;
            until = clock.instant().plus(pause());
        }
    }

    public synchronized Standing standing() {
        return new Standing(state, failures, Optional.ofNullable(until), words);
    }

    private Duration pause() {
        var doublings = Math.min(Math.max(0, failures - PATIENCE), 10);
        var pause = SHORTEST.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
