package org.muster.shared;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An id as it stands in addresses, forms and files, read in this one place: what is mangled or
 * missing names nothing, and is told like an unknown one.
 */
public final class Ids {
    private static final Pattern WRITTEN =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_TOLD = 60;

    private Ids() {}

    /** The id, or no such thing of this kind. */
    public static UUID uuid(String kind, String text) {
        var written = text == null ? "" : text.strip();
        if (!WRITTEN.matcher(written).matches()) {
            throw new NotFound(
                    kind,
                    written.length() > LONGEST_TOLD ? written.substring(0, LONGEST_TOLD) : written);
        }
        return UUID.fromString(written);
    }
}
