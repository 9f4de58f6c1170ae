package org.muster.shared;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * One id for all that comes of one press of a button or one call: log lines carry it, and so do the
 * letters, so that a mail is traced back to who asked for it. It belongs to the thread.
 */
public final class Correlation {
    private static final String KEY = "correlation";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Correlation() {}

    /** The id that was asked for, or a new one where that is none. */
    public static String of(String asked) {
        return asked != null && PLAIN.matcher(asked).matches()
                ? asked
                : UUID.randomUUID().toString();
    }

    /** The id of what goes on in this thread; empty where nothing began. */
    public static String current() {
        return MDC.get(KEY) instanceof String id ? id : "";
    }

    /** Work that may fail in its own way. */
    public interface Work<E extends Exception, F extends Exception> {
        void run() throws E, F;
    }

    /** Does the work under the id. */
    public static <E extends Exception, F extends Exception> void during(String id, Work<E, F> work)
            throws E, F {
        var before = MDC.get(KEY);
        MDC.put(KEY, id);
        try {
            work.run();
        } finally {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        }
    }
}
