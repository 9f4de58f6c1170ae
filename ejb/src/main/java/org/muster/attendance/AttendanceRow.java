package org.muster.attendance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;

/** A line of the grid: a person and what counts for each half day. */
public record AttendanceRow(EventPerson person, Map<String, Cell> cells) implements Serializable {

    /**
     * One half day: whether the person counts as present, and by which source; disputed where
     * another source says otherwise and no correction has decided.
     */
    public record Cell(boolean present, String source, String reason, boolean disputed)
            implements Serializable {}

    /** The half day's cell, or nothing where no source tells. */
    public Cell cell(LocalDate day, Half half) {
        return cells.get(key(day, half));
    }

    public Cell cell(String key) {
        return cells.get(key);
    }

    static String key(LocalDate day, Half half) {
        return day + " " + half;
    }
}
