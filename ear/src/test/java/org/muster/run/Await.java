package org.muster.run;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a state that comes about by itself. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Await() {}

    /**
     * Waits for a state at most a minute and a half; what cannot be asked at the moment, as a
     * server or a database is away, is asked again.
     *
     * @param what it is waited for, as a failure tells it
     */
    public static void await(Callable<Boolean> state, String what) throws Exception {
        await(PATIENCE, state, what);
    }

    /** Waits for a state as long as is said. */
    public static void await(Duration patience, Callable<Boolean> state, String what)
            throws Exception {
        var deadline = Instant.now().plus(patience);
        Exception away;
        do {
            try {
                if (state.call()) {
                    return;
                }
                away = null;
            } catch (SQLException | IOException unanswered) {
                away = unanswered;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        } while (Instant.now().isBefore(deadline));
        throw new AssertionError("Waited in vain for " + what, away);
    }
}
