package org.muster.demonstration;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The services of the deployed EAR, by their global names. */
final class Services {
    private Services() {}

    static <T> T of(Class<T> type) {
        return find("ejb", type);
    }

    /** A launcher of the batch module. */
    static <T> T launcher(Class<T> type) {
        return find("batch", type);
    }

    private static <T> T find(String module, Class<T> type) {
        try {
            return type.cast(
                    InitialContext.doLookup(
                            "java:global/muster/" + module + "/" + type.getSimpleName()));
        } catch (NamingException missing) {
            throw new IllegalStateException("No such service: " + type, missing);
        }
    }
}
