package org.muster.system;

import java.time.LocalDate;
import java.time.ZoneId;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A test archive beside the deployed EAR: it sees the EAR's classes and calls its services by their
 * global names, in the role that {@link As} gives it. The EAR itself is deployed once for the whole
 * run and stays as Maven built it.
 */
public final class InContainer {
    private InContainer() {}

    /** The archive for one test class and the classes it needs besides. */
    public static WebArchive archive(Class<?> test, Class<?>... besides) {
        return TestArchive.of(test, besides);
    }

    /** The service of the ejb module, called as the current caller. */
    public static <T> T service(Class<T> type) {
        return lookup("ejb", type);
    }

    /** The launcher of the batch module. */
    public static <T> T launcher(Class<T> type) {
        return lookup("batch", type);
    }

    /** The day it is where the organisation sits, whatever day it is where the server stands. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of(System.getProperty("muster.zone", "Europe/Brussels")));
    }

    private static <T> T lookup(String module, Class<T> type) {
        try {
            return type.cast(
                    InitialContext.doLookup(
                            "java:global/muster/" + module + "/" + type.getSimpleName()));
        } catch (NamingException missing) {
            throw new IllegalStateException("No such service: " + type, missing);
        }
    }
}
