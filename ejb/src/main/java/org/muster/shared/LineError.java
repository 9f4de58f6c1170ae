package org.muster.shared;

import java.io.Serializable;

/** What was wrong with a line: the column by its header, the value as it stood, and why. */
public record LineError(int line, String column, String value, Told reason)
        implements Serializable {

    public LineError {
        column = cut(column, 60);
        value = cut(value, 500);
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    }
}
