package org.muster.shared;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a file as it was read, with the file's header line.
 *
 * @param line the line's number in the file, the header being the first
 * @param fault why the line is none of the table; nothing where it is one
 */
public record SheetRow(int line, List<String> header, List<String> cells, LineError fault)
        implements Serializable {

    static final String TOO_SHORT = "why.row.short";

    /** The text of a column, stripped; empty where the line is too short. */
    public String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
    }

    /** What heads a column, or its number where nothing does. */
    public String column(int column) {
        return column < header.size() ? header.get(column) : "#" + (column + 1);
    }

    /** The cells, and of a line that is no line of the table what could not be read. */
    List<String> asItStood() {
        if (fault == null || fault.reason().key().equals(TOO_SHORT)) {
            return cells;
        }
        var all = new ArrayList<>(cells);
        all.add(fault.value());
        return all;
    }

    public boolean isBlank() {
        return fault == null && cells.stream().allMatch(String::isBlank);
    }
}
