package org.muster.shared;

import java.io.Serializable;

/**
 * Who does an act, by login. An argument of every changing use case and never read from the thread:
 * jobs and messages run without a signed-in person, yet what they do was started by somebody.
 */
public record Actor(String login) implements Serializable {

    /** Muster itself: timers, consumers, sweeps. */
    public static final Actor SYSTEM = new Actor("system");

    public Actor {
        if (login == null || login.isBlank() || login.length() > 60) {
            throw new IllegalArgumentException("An actor has a login of at most 60 characters");
        }
    }

    @Override
    public String toString() {
        return login;
    }
}
